package io.firstcome.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How long a fault lasts. Nothing is waited for by this: what must come true is awaited
/// with [io.firstcome.Eventually].
final class Pauses {

    private Pauses() {
    }

    static void of(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static void seconds(double seconds) {
        of(Duration.ofNanos((long) (seconds * 1e9)));
    }

}
