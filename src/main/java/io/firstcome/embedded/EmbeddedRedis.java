package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import redis.embedded.RedisExecProvider;

/// A Redis, or a Valkey that is on PATH, with append-only on, as it must be where a 202
/// is to mean something.
final class EmbeddedRedis implements AutoCloseable {

    private static final String NAME = "redis";

    private static final int PROBE_MILLIS = 1000;

    private final ServerProgram program;

    private final ChildProcess process;

    private final int port;

    private final String password;

    private EmbeddedRedis(ServerProgram program, ChildProcess process, int port, String password) {
        this.program = program;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /// Returns when it serves, with the data of the former run loaded.
    static EmbeddedRedis start(DataFolder folder) {
        var program = ServerProgram.choose(folder, NAME, Stream.of(ServerKind.REDIS, ServerKind.VALKEY),
                () -> fromJar(folder));
        String password = folder.secret("redis-password");
        int port = FreePort.find();
        var process = ChildProcess.start(NAME, folder, command(folder, program, port, password));
        var server = new EmbeddedRedis(program, process, port, password);
        Readiness.await(program.toString(), process, server::serves);
        return server;
    }

    ServerProgram program() {
        return program;
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        process.stop();
    }

    // While it loads its data it answers with an error.
    private boolean serves() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PROBE_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] expected = "+OK\r\n+PONG\r\n".getBytes(StandardCharsets.US_ASCII);
            return Arrays.equals(socket.getInputStream().readNBytes(expected.length), expected);
        }
        catch (IOException notYet) {
            return false;
        }
    }

    private static List<String> command(DataFolder folder, ServerProgram program, int port, String password) {
        try {
            Path data = Files.createDirectories(folder.resolve("redis-data"));
            Path config = folder.write("redis.conf",
                    String.join("\n", "bind 127.0.0.1", "port " + port, "requirepass " + password,
                            "dir \"" + data + "\"", "appendonly yes", "appendfsync everysec", "save \"\"",
                            "maxmemory-policy noeviction", "daemonize no", ""));
            return List.of(program.path().toString(), config.toString());
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ServerProgram fromJar(DataFolder folder) {
        Path kept = folder.resolve("redis-server");
        try {
            if (!Files.exists(kept)) {
                Path unpacked = RedisExecProvider.defaultProvider().get().toPath();
                Path aside = Files.copy(unpacked, folder.resolve("redis-server.new"),
                        StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(aside, kept, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return ServerProgram.at(ServerKind.REDIS, kept)
            .orElseThrow(() -> new EmbeddedException("The Redis that comes with the service does not run here.",
                    "Install Redis or Valkey, or name one of your own with spring.data.redis.host."));
    }

}
