package io.firstcome.simulation.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.firstcome.simulation.redis.keyspace.RedisKeys;
import io.firstcome.simulation.redis.keyspace.RedisReply;
import io.firstcome.simulation.redis.keyspace.RedisValue;

/// Commands on sets.
final class SetCommands {

    static final Map<String, SimulatedCommand> ALL = Map.of("SADD", new SimulatedCommand(3, SetCommands::add), "SREM",
            new SimulatedCommand(3, SetCommands::remove), "SCARD", new SimulatedCommand(2, SetCommands::size),
            "SISMEMBER", new SimulatedCommand(3, SetCommands::has), "SMISMEMBER",
            new SimulatedCommand(3, SetCommands::hasEach), "SMEMBERS", new SimulatedCommand(2, SetCommands::all),
            "SSCAN", new SimulatedCommand(3, SetCommands::scan));

    private SetCommands() {
    }

    private static RedisReply add(RedisKeys keys, List<String> arguments) {
        Set<String> members = keys.get(arguments.getFirst(), RedisValue.Members.class, RedisValue.Members::new)
            .members();
        return new RedisReply.Whole(arguments.stream().skip(1).filter(members::add).count());
    }

    private static RedisReply remove(RedisKeys keys, List<String> arguments) {
        String key = arguments.getFirst();
        long removed = keys.find(key, RedisValue.Members.class)
            .map(set -> arguments.stream().skip(1).filter(set.members()::remove).count())
            .orElse(0L);
        keys.removeIfGone(key);
        return new RedisReply.Whole(removed);
    }

    private static RedisReply size(RedisKeys keys, List<String> arguments) {
        return new RedisReply.Whole(members(keys, arguments).size());
    }

    private static RedisReply has(RedisKeys keys, List<String> arguments) {
        return RedisReply.of(members(keys, arguments).contains(arguments.get(1)));
    }

    private static RedisReply hasEach(RedisKeys keys, List<String> arguments) {
        Set<String> members = members(keys, arguments);
        return new RedisReply.Items(
                arguments.stream().skip(1).map(member -> RedisReply.of(members.contains(member))).toList());
    }

    private static RedisReply all(RedisKeys keys, List<String> arguments) {
        return RedisReply.texts(List.copyOf(members(keys, arguments)));
    }

    private static RedisReply scan(RedisKeys keys, List<String> arguments) {
        return ScanPage.of(arguments.subList(1, arguments.size())).from(members(keys, arguments), any -> true);
    }

    private static Set<String> members(RedisKeys keys, List<String> arguments) {
        return keys.find(arguments.getFirst(), RedisValue.Members.class)
            .map(RedisValue.Members::members)
            .orElse(Set.of());
    }

}
