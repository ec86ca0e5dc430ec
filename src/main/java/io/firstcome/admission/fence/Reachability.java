package io.firstcome.admission.fence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// How well this instance has reached something of late. Times are those of the
/// ticker. For one thread at a time, but for [#isLost].
final class Reachability {

    private static final Duration FLAPS_COUNT_FOR = Duration.ofMinutes(10);

    private static final int DOUBLED_AT_MOST = 5;

    private final Duration patience;

    private final Duration steadyFor;

    /// When it was lost, the latest last.
    private final Deque<Long> losses = new ArrayDeque<>();

    private long lastReached;

    private long reachedSince;

    private boolean reached = true;

    private volatile boolean lost;

    /// @param start counts as having reached it: a new instance has the whole patience
    Reachability(Duration patience, Duration steadyFor, long start) {
        this.patience = patience;
        this.steadyFor = steadyFor;
        this.lastReached = start;
        this.reachedSince = start;
    }

    /// Takes the outcome of a try.
    void tried(boolean success, long now) {
        if (success) {
            reachedSince = reached ? reachedSince : now;
            lastReached = now;
            lost = false;
        }
        else if (!lost && now - lastReached >= patience.toNanos()) {
            lost = true;
            losses.addLast(now);
        }
        reached = success;
    }

    /// Out of reach for as long as the patience.
    boolean isLost() {
        return lost;
    }

    /// Reached without a break for long enough to trust it again.
    boolean isSteady(long now) {
        while (!losses.isEmpty() && now - losses.getFirst() > FLAPS_COUNT_FOR.toNanos()) {
            losses.removeFirst();
        }
        int doubled = Math.min(Math.max(0, losses.size() - 1), DOUBLED_AT_MOST);
        return reached && now - reachedSince >= steadyFor.toNanos() << doubled;
    }

}
