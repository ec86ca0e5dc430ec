package io.firstcome.simulation;

import java.util.List;

/// A guard taken out of the service's own statements and scripts, on their way into the
/// servers.
///
/// @param name what is missing
/// @param invariant that must be seen broken
record Mutant(String name, String invariant, List<Edit> edits) {

    static final Mutant NONE = new Mutant("nothing is missing", "", List.of());

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

    /// @param said part of what the service sends
    record Edit(String said, String read) {
    }

}
