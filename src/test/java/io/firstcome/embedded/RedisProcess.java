package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;

/// A real Redis in a folder of its own that a test may kill, and start again on the same
/// port with the same or other data.
public final class RedisProcess implements AutoCloseable {

    private static final String NAME = "redis";

    private final DataFolder folder;

    private final List<String> command;

    private final int port;

    private final RedisClient client;

    private RedisProcess(DataFolder folder, List<String> command, int port) {
        this.folder = folder;
        this.command = command;
        this.port = port;
        this.client = RedisClient.create(RedisURI.builder()
            .withHost("127.0.0.1")
            .withPort(port)
            .withPassword(folder.secret("redis-password").toCharArray())
            .build());
    }

    /// Runs when this returns.
    public static RedisProcess in(Path path) {
        var redis = prepare(new DataFolder(path));
        redis.start();
        return redis;
    }

    /// The same password, another folder.
    public static RedisProcess beside(RedisProcess other, Path path) {
        try {
            new DataFolder(path).write("redis-password", other.password());
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return in(path);
    }

    /// Returns when it serves.
    public void start() {
        var process = ChildProcess.start(NAME, folder, command);
        Readiness.await("the Redis of the test", process, this::serves);
    }

    /// As power loss or the kernel would: without a word.
    public void kill() {
        Signal.KILL.to(processHandle());
    }

    public ProcessHandle processHandle() {
        return Pids.of(NAME, folder);
    }

    public boolean isRunning() {
        return Pids.find(NAME, folder).isPresent();
    }

    public int port() {
        return port;
    }

    public String password() {
        return folder.secret("redis-password");
    }

    /// Where it keeps its data.
    public Path data() {
        return folder.resolve("redis-data");
    }

    /// A connection for one piece of work.
    public <T> T ask(Question<T> question) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.of(connection.sync());
        }
    }

    /// Killed for good, its data gone.
    @Override
    public void close() {
        client.shutdown();
        Pids.find(NAME, folder).ifPresent(Signal.KILL::to);
    }

    private static RedisProcess prepare(DataFolder folder) {
        try (var first = EmbeddedRedis.start(folder)) {
            return new RedisProcess(folder,
                    List.of(first.program().path().toString(), folder.resolve("redis.conf").toString()), first.port());
        }
    }

    private boolean serves() {
        try {
            return ask(RedisCommands::ping).equals("PONG") && Files.exists(data());
        }
        catch (RuntimeException notYet) {
            return false;
        }
    }

    /// What is asked of it.
    @FunctionalInterface
    public interface Question<T> {

        T of(RedisCommands<String, String> redis);

    }

}
