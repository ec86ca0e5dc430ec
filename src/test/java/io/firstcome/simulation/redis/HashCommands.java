package io.firstcome.simulation.redis;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.redis.keyspace.RedisKeys;
import io.firstcome.simulation.redis.keyspace.RedisReply;
import io.firstcome.simulation.redis.keyspace.RedisValue;

/// Commands on hashes.
final class HashCommands {

    static final Map<String, SimulatedCommand> ALL = Map.of("HSET", new SimulatedCommand(4, HashCommands::set), "HMSET",
            new SimulatedCommand(4, HashCommands::setAll), "HGET", new SimulatedCommand(3, HashCommands::get), "HMGET",
            new SimulatedCommand(3, HashCommands::getSome), "HGETALL", new SimulatedCommand(2, HashCommands::getAll),
            "HDEL", new SimulatedCommand(3, HashCommands::remove));

    private HashCommands() {
    }

    private static RedisReply set(RedisKeys keys, List<String> arguments) {
        if (arguments.size() % 2 == 0) {
            throw SimulatedCommand.wrongNumber("hset");
        }
        Map<String, String> fields = keys.get(arguments.getFirst(), RedisValue.Fields.class, RedisValue.Fields::new)
            .fields();
        long fresh = 0;
        for (int at = 1; at < arguments.size(); at += 2) {
            if (fields.put(arguments.get(at), arguments.get(at + 1)) == null) {
                fresh++;
            }
        }
        return new RedisReply.Whole(fresh);
    }

    private static RedisReply setAll(RedisKeys keys, List<String> arguments) {
        set(keys, arguments);
        return RedisReply.ok();
    }

    private static RedisReply get(RedisKeys keys, List<String> arguments) {
        return bulk(fields(keys, arguments).get(arguments.get(1)));
    }

    private static RedisReply getSome(RedisKeys keys, List<String> arguments) {
        Map<String, String> fields = fields(keys, arguments);
        return new RedisReply.Items(arguments.stream().skip(1).map(name -> bulk(fields.get(name))).toList());
    }

    private static RedisReply getAll(RedisKeys keys, List<String> arguments) {
        return RedisReply.texts(fields(keys, arguments).entrySet()
            .stream()
            .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
            .toList());
    }

    private static RedisReply remove(RedisKeys keys, List<String> arguments) {
        String key = arguments.getFirst();
        long removed = keys.find(key, RedisValue.Fields.class)
            .map(hash -> arguments.stream().skip(1).filter(name -> hash.fields().remove(name) != null).count())
            .orElse(0L);
        keys.removeIfGone(key);
        return new RedisReply.Whole(removed);
    }

    private static Map<String, String> fields(RedisKeys keys, List<String> arguments) {
        return keys.find(arguments.getFirst(), RedisValue.Fields.class).map(RedisValue.Fields::fields).orElse(Map.of());
    }

    private static RedisReply bulk(@Nullable String text) {
        return text == null ? new RedisReply.Nil() : new RedisReply.Bulk(text);
    }

}
