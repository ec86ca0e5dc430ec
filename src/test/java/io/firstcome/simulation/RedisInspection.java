package io.firstcome.simulation;

import java.util.List;

import io.firstcome.simulation.redis.SimulatedRedis;
import io.firstcome.simulation.redis.keyspace.RedisReply;

/// The coupon's keys in Redis, read and harmed behind the service's back.
final class RedisInspection {

    private static final String JOURNAL = "fc:{" + SimulatedDrop.COUPON + "}:journal";

    private final SimulatedRedis redis;

    RedisInspection(SimulatedRedis redis) {
        this.redis = redis;
    }

    long seats(long epoch) {
        return number("SCARD", key(epoch, "winners"));
    }

    long journal() {
        return number("XLEN", JOURNAL);
    }

    /// The gate goes by this version of the row and waits for no other.
    boolean goesBy(long epoch, long version) {
        return redis.execute(List.of("HMGET", key(epoch, "gate"), "version", "loweringUntil"))
            .equals(new RedisReply.Items(List.of(new RedisReply.Bulk(Long.toString(version)), new RedisReply.Nil())));
    }

    List<String> of(long epoch) {
        return List.of(key(epoch, "gate"), key(epoch, "winners"), JOURNAL);
    }

    void delete(String key) {
        redis.execute(List.of("DEL", key));
    }

    private long number(String... words) {
        return redis.execute(List.of(words)) instanceof RedisReply.Whole(var number) ? number : -1;
    }

    private static String key(long epoch, String name) {
        return "fc:{" + SimulatedDrop.COUPON + "}:e" + epoch + ":" + name;
    }

}
