package io.firstcome.simulation;

import java.util.List;
import java.util.Locale;

/// What Redis does when it is asked by this command's name.
///
/// @param wordsMin its name counts too
record SimulatedCommand(int wordsMin, Work work) {

    @FunctionalInterface
    interface Work {

        /// May throw [RedisRefusal]; what was written before stays.
        RedisReply on(RedisKeys keys, List<String> arguments);

    }

    RedisReply run(RedisKeys keys, List<String> words) {
        if (words.size() < wordsMin) {
            throw wrongNumber(words.getFirst());
        }
        return work.on(keys, words.subList(1, words.size()));
    }

    static RedisRefusal wrongNumber(String name) {
        return RedisRefusal.of("wrong number of arguments for '" + name.toLowerCase(Locale.ROOT) + "' command");
    }

}
