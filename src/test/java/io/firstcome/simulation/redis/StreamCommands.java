package io.firstcome.simulation.redis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.firstcome.simulation.redis.keyspace.RedisError;
import io.firstcome.simulation.redis.keyspace.RedisKeys;
import io.firstcome.simulation.redis.keyspace.RedisReply;
import io.firstcome.simulation.redis.keyspace.RedisStream;
import io.firstcome.simulation.redis.keyspace.StreamId;

/// Commands on streams.
final class StreamCommands {

    static final Map<String, SimulatedCommand> ALL = Map.of("XADD", new SimulatedCommand(5, StreamCommands::add),
            "XDEL", new SimulatedCommand(3, StreamCommands::remove), "XLEN",
            new SimulatedCommand(2, StreamCommands::size), "XRANGE", new SimulatedCommand(4, StreamCommands::range));

    private StreamCommands() {
    }

    private static RedisReply add(RedisKeys keys, List<String> arguments) {
        if (arguments.size() % 2 != 0) {
            throw SimulatedCommand.wrongNumber("xadd");
        }
        Optional<StreamId> given = given(arguments.get(1));
        RedisStream stream = keys.get(arguments.getFirst(), RedisStream.class, RedisStream::new);
        StreamId id = given.orElseGet(() -> stream.last().nextAt(keys.now().toEpochMilli()));
        stream.append(id, List.copyOf(arguments.subList(2, arguments.size())));
        return new RedisReply.Bulk(id.toString());
    }

    // The key stays, even when its last entry goes.
    private static RedisReply remove(RedisKeys keys, List<String> arguments) {
        return new RedisReply.Whole(keys.find(arguments.getFirst(), RedisStream.class).map(stream -> {
            List<StreamId> ids = arguments.stream().skip(1).map(id -> StreamId.parse(id, 0)).toList();
            return ids.stream().filter(stream::remove).count();
        }).orElse(0L));
    }

    private static RedisReply size(RedisKeys keys, List<String> arguments) {
        return new RedisReply.Whole(
                keys.find(arguments.getFirst(), RedisStream.class).map(RedisStream::size).orElse(0L));
    }

    private static RedisReply range(RedisKeys keys, List<String> arguments) {
        var from = StreamId.from(arguments.get(1));
        var to = StreamId.to(arguments.get(2));
        long count = count(arguments.subList(3, arguments.size()));
        return new RedisReply.Items(keys.find(arguments.getFirst(), RedisStream.class)
            .map(stream -> stream.between(from, to).limit(count).toList())
            .orElse(List.of()));
    }

    // Refused before the key is made.
    private static Optional<StreamId> given(String id) {
        if (id.equals("*")) {
            return Optional.empty();
        }
        var given = StreamId.parse(id, 0);
        if (given.equals(StreamId.FIRST)) {
            throw RedisError.of("The ID specified in XADD must be greater than 0-0");
        }
        return Optional.of(given);
    }

    private static long count(List<String> options) {
        if (options.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (options.size() != 2 || !options.getFirst().equalsIgnoreCase("COUNT")) {
            throw RedisError.syntax();
        }
        return Math.max(0, RedisError.number(options.get(1)));
    }

}
