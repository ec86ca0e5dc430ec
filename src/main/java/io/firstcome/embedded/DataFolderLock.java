package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/// The right to use a data folder, and with it the right to end servers that run on it.
/// Held until it is closed or the process ends, however it ends.
final class DataFolderLock implements AutoCloseable {

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Fails with [EmbeddedException] when another service holds it.
    static DataFolderLock of(DataFolder folder) {
        try {
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new EmbeddedException("Another Firstcome is running on the data folder " + folder.path() + ".",
                        "Stop it, or give this one a folder of its own with firstcome.embedded.data-folder.");
            }
            return new DataFolderLock(channel);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        }
        catch (OverlappingFileLockException ourselves) {
            return null;
        }
    }

}
