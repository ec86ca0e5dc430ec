package io.firstcome.simulation.redis;

import java.util.List;
import java.util.Locale;

import io.firstcome.simulation.redis.keyspace.RedisError;
import io.firstcome.simulation.redis.keyspace.RedisKeys;
import io.firstcome.simulation.redis.keyspace.RedisReply;

/// What Redis does when it is asked by this command's name.
///
/// @param wordsMin its name counts too
record SimulatedCommand(int wordsMin, Work work) {

    @FunctionalInterface
    public interface Work {

        /// May throw [RedisError]; what was written before stays.
        RedisReply on(RedisKeys keys, List<String> arguments);

    }

    RedisReply run(RedisKeys keys, List<String> words) {
        if (words.size() < wordsMin) {
            throw wrongNumber(words.getFirst());
        }
        return work.on(keys, words.subList(1, words.size()));
    }

    static RedisError wrongNumber(String name) {
        return RedisError.of("wrong number of arguments for '" + name.toLowerCase(Locale.ROOT) + "' command");
    }

}
