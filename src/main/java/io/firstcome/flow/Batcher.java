package io.firstcome.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Lets batches form by themselves: while one is in flight the next fills up. An idle
/// batcher adds no delay, a busy one makes larger batches. Safe for any number of
/// threads; none of them ever waits.
///
/// @param <T> what is submitted
/// @param <R> what becomes of it
public final class Batcher<T, R> {

    private final int sizeMax;

    private final int waitingMax;

    private final Function<List<T>, Mono<List<R>>> work;

    private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();

    private final AtomicInteger waiting = new AtomicInteger();

    /// Zero when idle. Whoever raises it from zero drains; everyone else only leaves word
    /// that there is more.
    private final AtomicInteger wanted = new AtomicInteger();

    private volatile boolean inFlight;

    /// @param sizeMax items in one batch at most
    /// @param waitingMax items that may wait for their batch; beyond that [Full] is the
    /// answer
    /// @param work does one batch and answers one result an item, in their order; never
    /// two at a time
    public Batcher(int sizeMax, int waitingMax, Function<List<T>, Mono<List<R>>> work) {
        this.sizeMax = sizeMax;
        this.waitingMax = waitingMax;
        this.work = work;
    }

    /// Joins the next batch at once, whether or not the answer is subscribed to; a cancel
    /// changes nothing but that the result is not heard. Errors: [Full] when too many
    /// wait already, with nothing done; whatever the batch failed with.
    public Mono<R> submit(T item) {
        return submit(item, refused -> {
        });
    }

    /// The same, and `onFull` hears at once of an item that is not taken in.
    public Mono<R> submit(T item, Consumer<T> onFull) {
        if (waiting.incrementAndGet() > waitingMax) {
            waiting.decrementAndGet();
            onFull.accept(item);
            return Mono.error(new Full());
        }
        var entry = new Waiting<T, R>(item, Sinks.unsafe().one());
        queue.add(entry);
        drain();
        return entry.result.asMono();
    }

    /// Items that are not in a batch yet.
    public int waiting() {
        return waiting.get();
    }

    /// Nothing waits and nothing is in flight.
    public boolean isIdle() {
        return !inFlight && waiting.get() == 0;
    }

    private void drain() {
        if (wanted.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            if (!inFlight) {
                startNext();
            }
            seen = wanted.addAndGet(-seen);
        }
        while (seen != 0);
    }

    private void startNext() {
        List<Waiting<T, R>> batch = new ArrayList<>();
        while (batch.size() < sizeMax) {
            @Nullable Waiting<T, R> next = queue.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return;
        }
        inFlight = true;
        waiting.addAndGet(-batch.size());
        Mono.defer(() -> work.apply(batch.stream().map(Waiting::item).toList()))
            .single()
            .subscribe(results -> succeed(batch, results), error -> fail(batch, error));
    }

    private void succeed(List<Waiting<T, R>> batch, List<R> results) {
        if (results.size() != batch.size()) {
            fail(batch, new IllegalStateException(results.size() + " results for a batch of " + batch.size()));
            return;
        }
        release();
        for (int i = 0; i < results.size(); i++) {
            batch.get(i).result.tryEmitValue(results.get(i)).orThrow();
        }
    }

    private void fail(List<Waiting<T, R>> batch, Throwable error) {
        release();
        batch.forEach(entry -> entry.result.tryEmitError(error).orThrow());
    }

    // The next batch leaves before this one's results are delivered, so that delivering
    // many does not delay the next.
    private void release() {
        inFlight = false;
        drain();
    }

    // Unsafe: only the batch tells the result, and only once.
    private record Waiting<T, R>(T item, Sinks.One<R> result) {
    }

    /// Too many wait already: the caller was not taken in and may try again later.
    public static final class Full extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Full() {
            // No stack trace: under overload this is the answer to thousands a second.
            super("too many wait already", null, false, false);
        }

    }

}
