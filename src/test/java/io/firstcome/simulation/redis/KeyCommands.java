package io.firstcome.simulation.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.redis.keyspace.RedisError;
import io.firstcome.simulation.redis.keyspace.RedisKeys;
import io.firstcome.simulation.redis.keyspace.RedisReply;
import io.firstcome.simulation.redis.keyspace.RedisValue;

/// Commands on keys of whatever type, on texts, and on the server as a whole.
final class KeyCommands {

    static final Map<String, SimulatedCommand> ALL = Map.ofEntries(
            Map.entry("PING", new SimulatedCommand(1, (keys, arguments) -> new RedisReply.Status("PONG"))),
            Map.entry("TIME", new SimulatedCommand(1, KeyCommands::time)),
            Map.entry("FLUSHALL", new SimulatedCommand(1, KeyCommands::flush)),
            Map.entry("EXISTS", new SimulatedCommand(2, KeyCommands::exists)),
            Map.entry("DEL", new SimulatedCommand(2, KeyCommands::remove)),
            Map.entry("UNLINK", new SimulatedCommand(2, KeyCommands::remove)),
            Map.entry("TYPE", new SimulatedCommand(2, KeyCommands::type)),
            Map.entry("PTTL", new SimulatedCommand(2, KeyCommands::timeToLive)),
            Map.entry("SCAN", new SimulatedCommand(2, KeyCommands::scan)),
            Map.entry("GET", new SimulatedCommand(2, KeyCommands::get)),
            Map.entry("SET", new SimulatedCommand(3, KeyCommands::set)));

    private KeyCommands() {
    }

    private static RedisReply time(RedisKeys keys, List<String> arguments) {
        Instant now = keys.now();
        return RedisReply.texts(List.of(Long.toString(now.getEpochSecond()), Integer.toString(now.getNano() / 1000)));
    }

    private static RedisReply flush(RedisKeys keys, List<String> arguments) {
        keys.clear();
        return RedisReply.ok();
    }

    private static RedisReply exists(RedisKeys keys, List<String> names) {
        return new RedisReply.Whole(names.stream().filter(name -> keys.find(name).isPresent()).count());
    }

    private static RedisReply remove(RedisKeys keys, List<String> names) {
        return new RedisReply.Whole(names.stream().filter(keys::remove).count());
    }

    private static RedisReply type(RedisKeys keys, List<String> names) {
        return new RedisReply.Status(keys.find(names.getFirst()).map(RedisValue::type).orElse("none"));
    }

    private static RedisReply timeToLive(RedisKeys keys, List<String> names) {
        String name = names.getFirst();
        return new RedisReply.Whole(keys.find(name).isEmpty() ? -2
                : keys.until(name).map(until -> Duration.between(keys.now(), until).toMillis()).orElse(-1L));
    }

    private static RedisReply scan(RedisKeys keys, List<String> arguments) {
        ScanPage page = ScanPage.of(arguments);
        return page.from(keys.names(), name -> keys.find(name).map(RedisValue::type).filter(page.type()).isPresent());
    }

    private static RedisReply get(RedisKeys keys, List<String> names) {
        return keys.find(names.getFirst(), RedisValue.Text.class)
            .<RedisReply>map(value -> new RedisReply.Bulk(value.text()))
            .orElse(new RedisReply.Nil());
    }

    private static RedisReply set(RedisKeys keys, List<String> arguments) {
        keys.put(arguments.getFirst(), new RedisValue.Text(arguments.get(1)),
                until(keys.now(), arguments.subList(2, arguments.size())));
        return RedisReply.ok();
    }

    private static @Nullable Instant until(Instant now, List<String> options) {
        if (options.isEmpty()) {
            return null;
        }
        if (options.size() != 2) {
            throw RedisError.syntax();
        }
        long length = RedisError.number(options.get(1));
        return switch (options.getFirst().toUpperCase(Locale.ROOT)) {
            case "PX" -> now.plusMillis(length);
            case "EX" -> now.plusSeconds(length);
            default -> throw RedisError.syntax();
        };
    }

}
