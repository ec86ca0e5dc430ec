package io.firstcome.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/// The only time in a history. It stands still while anything is done, and goes on to the
/// next moment at which something is to be done. Of two things due in the same moment the
/// one that was planned first comes first.
public final class VirtualTime implements InstantSource, Ticker {

    private static final Instant BEGINNING = Instant.parse("2030-01-01T12:00:00Z");

    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparingLong(Event::at).thenComparingLong(Event::number));

    private long nanos;

    private long planned;

    @Override
    public Instant instant() {
        return BEGINNING.plusNanos(nanos);
    }

    /// Since the beginning.
    @Override
    public long read() {
        return nanos;
    }

    /// Has it done when so much time has passed. Disposed, it never is.
    public Disposable after(long delayNanos, Runnable work) {
        var event = new Event(nanos + Math.max(0, delayNanos), planned++, work);
        events.add(event);
        return event;
    }

    public Disposable after(Duration delay, Runnable work) {
        return after(delay.toNanos(), work);
    }

    /// Lets time pass.
    public void pass(Duration span) {
        passUntil(span, () -> false);
    }

    /// Lets time pass until the condition holds, and no more than so much. True when it
    /// holds.
    public boolean passUntil(Duration atMost, BooleanSupplier condition) {
        long end = nanos + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            @Nullable Event next = events.peek();
            if (next == null || next.at > end) {
                nanos = end;
                return condition.getAsBoolean();
            }
            events.remove();
            nanos = next.at;
            next.happen();
        }
        return true;
    }

    private static final class Event implements Disposable {

        private final long at;

        private final long number;

        private @Nullable Runnable work;

        private Event(long at, long number, Runnable work) {
            this.at = at;
            this.number = number;
            this.work = work;
        }

        private long at() {
            return at;
        }

        private long number() {
            return number;
        }

        private void happen() {
            @Nullable Runnable due = work;
            work = null;
            if (due != null) {
                due.run();
            }
        }

        @Override
        public void dispose() {
            work = null;
        }

        @Override
        public boolean isDisposed() {
            return work == null;
        }

    }

}
