package io.firstcome.gatling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Distinct users with their tokens: the same ones in the same order for the same seed. */
final class Crowd {

    private final List<String> tokens;

    private Crowd(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Each comes once, and some come again at another moment. */
    static Crowd of(int users, Tokens tokens) {
        var random = new Random(Settings.SEED);
        var arrivals = new ArrayList<String>();
        for (int number = 1; number <= users; number++) {
            String token = tokens.of(Settings.PREFIX + "-" + number);
            arrivals.add(token);
            if (random.nextInt(100) < Settings.REPEATS_PERCENT) {
                arrivals.add(token);
            }
        }
        Collections.shuffle(arrivals, random);
        return new Crowd(arrivals);
    }

    /** One new user after the other, without an end. */
    static Iterator<Map<String, Object>> newcomers(Tokens tokens) {
        return Stream.iterate(1L, number -> number + 1)
            .map(number -> Map.<String, Object>of("token", tokens.of(Settings.PREFIX + "-" + number)))
            .iterator();
    }

    int size() {
        return tokens.size();
    }

    Iterator<Map<String, Object>> arrivals() {
        return IntStream.range(0, tokens.size())
            .mapToObj(index -> Map.<String, Object>of("token", tokens.get(index)))
            .iterator();
    }

}
