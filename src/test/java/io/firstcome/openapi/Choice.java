package io.firstcome.openapi;

import java.util.List;
import java.util.Random;

/// Chooses, the same for the same seed.
record Choice(Random random) {

    /// True once in so many times.
    boolean once(int inSoMany) {
        return random.nextInt(inSoMany) == 0;
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

}
