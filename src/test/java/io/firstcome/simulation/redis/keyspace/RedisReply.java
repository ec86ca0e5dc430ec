package io.firstcome.simulation.redis.keyspace;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;

/// What Redis answers, and how it is written on the wire. Texts are as Redis holds them,
/// byte by byte: one char is one byte.
public sealed interface RedisReply {

    public record Status(String word) implements RedisReply {
    }

    public record Failure(String message) implements RedisReply {
    }

    public record Whole(long number) implements RedisReply {
    }

    public record Bulk(String text) implements RedisReply {
    }

    public record Nil() implements RedisReply {
    }

    public record Items(List<? extends RedisReply> items) implements RedisReply {
    }

    static RedisReply ok() {
        return new Status("OK");
    }

    static RedisReply of(boolean done) {
        return new Whole(done ? 1 : 0);
    }

    static RedisReply texts(List<String> texts) {
        return new Items(texts.stream().map(Bulk::new).toList());
    }

    /// As the driver reads it: RESP3, which it asks a real one for.
    default void writeTo(ByteBuf wire) {
        switch (this) {
            case Status(var word) -> line(wire, '+', word);
            case Failure(var message) -> line(wire, '-', message.replace('\n', ' '));
            case Whole(var number) -> line(wire, ':', Long.toString(number));
            case Nil() -> line(wire, '_', "");
            case Bulk(var text) -> {
                line(wire, '$', Integer.toString(text.length()));
                wire.writeCharSequence(text + "\r\n", StandardCharsets.ISO_8859_1);
            }
            case Items(var items) -> {
                line(wire, '*', Integer.toString(items.size()));
                items.forEach(item -> item.writeTo(wire));
            }
        }
    }

    private static void line(ByteBuf wire, char kind, String text) {
        wire.writeByte(kind);
        wire.writeCharSequence(text + "\r\n", StandardCharsets.ISO_8859_1);
    }

}
