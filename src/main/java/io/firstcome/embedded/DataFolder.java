package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The folder in which the embedded servers keep what outlives a run. Who may use it says
/// [DataFolderLock]. The folder, where it is made here, and every file written here are
/// readable by their owner only, since some hold keys.
final class DataFolder {

    private static final int SECRET_BYTES = 32;

    private final Path path;

    DataFolder(Path path) {
        this.path = path;
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                restrict(path);
            }
        }
        catch (IOException failed) {
            throw new EmbeddedException("The data folder " + path + " cannot be made: " + failed.getMessage(),
                    "Name another one with firstcome.embedded.data-folder.");
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /// Made at the first call and the same from then on: 64 hexadecimal digits.
    String secret(String name) {
        Path file = resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                write(name, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Writes a file as a whole: after a crash it is there as it was or as it is to be.
    Path write(String name, String text) throws IOException {
        Path temporary = resolve(name + ".new");
        Files.deleteIfExists(temporary);
        // Restricted before anything is in it.
        restrict(Files.createFile(temporary));
        Files.writeString(temporary, text);
        return Files.move(temporary, resolve(name), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void restrict(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file,
                    PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

}
