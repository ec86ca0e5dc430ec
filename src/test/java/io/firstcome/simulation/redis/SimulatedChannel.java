package io.firstcome.simulation.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.lettuce.core.RedisChannelWriter;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.protocol.ConnectionFacade;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.protocol.RedisStateMachine;
import io.lettuce.core.resource.ClientResources;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Mono;

import io.firstcome.simulation.network.Transport;
import io.firstcome.simulation.redis.keyspace.RedisReply;

/// Where the driver would write to a socket: commands and replies pass as the bytes that
/// they are on the wire, and complete on the thread on which the link brings the answer.
final class SimulatedChannel implements RedisChannelWriter {

    private static final int CR_LF = 2;

    private final ClientResources resources;

    private final Transport link;

    private final SimulatedRedis redis;

    SimulatedChannel(ClientResources resources, Transport link, SimulatedRedis redis) {
        this.resources = resources;
        this.link = link;
        this.redis = redis;
    }

    /// What is cancelled meanwhile is done all the same, like one that the socket has.
    @Override
    public <K, V, T> RedisCommand<K, V, T> write(RedisCommand<K, V, T> command) {
        List<String> words = words(command);
        link.send(Mono.fromSupplier(() -> redis.execute(words)))
            .subscribe(reply -> complete(command, reply), error -> fail(command, error));
        return command;
    }

    @Override
    public <K, V> Collection<RedisCommand<K, V, ?>> write(Collection<? extends RedisCommand<K, V, ?>> commands) {
        var written = new ArrayList<RedisCommand<K, V, ?>>();
        commands.forEach(command -> written.add(write(command)));
        return written;
    }

    private void complete(RedisCommand<?, ?, ?> command, RedisReply reply) {
        if (command.isDone()) {
            return;
        }
        ByteBuf wire = Unpooled.buffer();
        reply.writeTo(wire);
        // A decoder of its own: who reads the first element may ask again before the last
        // is read.
        new RedisStateMachine().decode(wire, command.getOutput());
        command.complete();
    }

    // Nobody may know whether a command ran that nothing was heard of; the driver gives
    // up waiting.
    private static void fail(RedisCommand<?, ?, ?> command, Throwable error) {
        command.completeExceptionally(
                error instanceof Transport.Broken ? new RedisCommandTimeoutException("nothing was heard") : error);
    }

    private static List<String> words(RedisCommand<?, ?, ?> command) {
        ByteBuf wire = Unpooled.buffer();
        command.encode(wire);
        int count = length(wire);
        var words = new ArrayList<String>(count);
        for (int at = 0; at < count; at++) {
            int length = length(wire);
            words.add(wire.readCharSequence(length, StandardCharsets.ISO_8859_1).toString());
            wire.skipBytes(CR_LF);
        }
        return words;
    }

    // The number behind the sign of an array or a text.
    private static int length(ByteBuf wire) {
        wire.skipBytes(1);
        int digits = wire.bytesBefore((byte) '\r');
        int length = Integer.parseInt(wire.readCharSequence(digits, StandardCharsets.US_ASCII).toString());
        wire.skipBytes(CR_LF);
        return length;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public CompletableFuture<Void> closeAsync() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void setConnectionFacade(ConnectionFacade connection) {
        // It would be told of a reconnect, and there is none.
    }

    @Override
    public void setAutoFlushCommands(boolean autoFlush) {
        throw new UnsupportedOperationException("commands are written one by one");
    }

    @Override
    public void flushCommands() {
        // All are written.
    }

    @Override
    public ClientResources getClientResources() {
        return resources;
    }

}
