package io.firstcome.chaos;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

import org.springframework.util.FileSystemUtils;

/// What power loss and a restore do to a server's data folder.
final class Folders {

    private Folders() {
    }

    static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void empty(Path folder) {
        try {
            remove(folder);
            Files.createDirectories(folder);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The copy is as the original was.
    static void copy(Path from, Path to) {
        try {
            remove(to);
            FileSystemUtils.copyRecursively(from, to);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The file of Redis to which every write is appended.
    static Path appendOnlyFile(Path data) throws IOException {
        try (var files = Files.list(data.resolve("appendonlydir"))) {
            return files.filter(file -> file.toString().endsWith(".incr.aof"))
                .max(Comparator.comparing(Path::toString))
                .orElseThrow();
        }
    }

    /// The file ends here now, in the middle of a command or not.
    static void cut(Path file, long length) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
    }

}
