package io.firstcome.simulation.world;

import java.util.List;

/// A guard taken out of the service's own statements and scripts, on their way into the
/// servers.
///
/// @param name what is missing
/// @param invariant that must be seen broken
public record Mutant(String name, String invariant, List<Edit> edits) {

    public static final Mutant NONE = new Mutant("nothing is missing", "", List.of());

    String misread(String text) {
        String read = text;
        for (Edit edit : edits) {
            read = read.replace(edit.said, edit.read);
        }
        return read;
    }

    @Override
    public String toString() {
        return name;
    }

    /// One edit of a text.
    ///
    /// @param said part of what the service sends
    public record Edit(String said, String read) {
    }

}
