package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The processes that [ChildProcess] has noted down in a folder.
final class Pids {

    private Pids() {
    }

    static ProcessHandle of(String name, DataFolder folder) {
        return find(name, folder).orElseThrow(() -> new IllegalStateException(name + " does not run"));
    }

    static Optional<ProcessHandle> find(String name, DataFolder folder) {
        Path file = folder.resolve(name + ".pid");
        try {
            return Files.exists(file) ? ProcessHandle.of(number(Files.readString(file))).filter(ProcessHandle::isAlive)
                    : Optional.empty();
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long number(String words) {
        return Long.parseLong(List.of(words.split(" ", 2)).getFirst());
    }

}
