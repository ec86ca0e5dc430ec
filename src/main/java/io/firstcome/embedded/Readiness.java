package io.firstcome.embedded;

import java.time.Duration;

/// Waits for a server to serve.
final class Readiness {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private Readiness() {
    }

    /// Fails with [EmbeddedException] when the process ends, or does not serve within a
    /// minute.
    static void await(String name, ChildProcess process, Probe probe) {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!probe.serves()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String words = process.lastWords();
                process.stop();
                throw new EmbeddedException(name + " does not serve. Its last words:\n" + words,
                        "Look at its log in the data folder, or name MySQL and Redis of your own with spring.r2dbc.url and "
                                + "spring.data.redis.host.");
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_EVERY);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was starting", interrupted);
        }
    }

    /// One look.
    interface Probe {

        boolean serves();

    }

}
