package io.firstcome.wire;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How long a fault lasts. Nothing is waited for by this: what must come true is awaited
/// with [io.firstcome.harness.Eventually].
public final class Pauses {

    private Pauses() {
    }

    public static void of(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    public static void seconds(double seconds) {
        of(Duration.ofNanos((long) (seconds * 1e9)));
    }

}
