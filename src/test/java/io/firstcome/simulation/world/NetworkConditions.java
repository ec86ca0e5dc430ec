package io.firstcome.simulation.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;

/// What happens to whatever is on the way between one instance and one server, and until
/// when.
public final class NetworkConditions {

    private final VirtualTime time;

    private final Map<Kind, Long> until = new EnumMap<>(Kind.class);

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    NetworkConditions(VirtualTime time) {
        this.time = time;
    }

    public void turn(Kind kind, Duration lasting) {
        until.merge(kind, time.read() + lasting.toNanos(), Long::max);
        time.after(lasting, this::letThrough);
    }

    public void clearUp() {
        until.clear();
        letThrough();
    }

    boolean is(Kind kind) {
        return until.getOrDefault(kind, 0L) > time.read();
    }

    /// Done now, or when the pause is over, in this order.
    void pass(Runnable message) {
        waiting.add(message);
        letThrough();
    }

    private void letThrough() {
        while (!is(Kind.PAUSED) && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /// How it may be; more than one at a time.
    public enum Kind {

        /// Nothing gets through, and everybody knows at once.
        CUT,

        /// Nothing gets through until it is over, and nobody knows.
        PAUSED,

        /// Everything takes its time.
        SLOW,

        /// Now and then a request or an answer is lost.
        LOSSY,

        /// Now and then the driver sends again what it has heard nothing of.
        DOUBLING

    }

}
