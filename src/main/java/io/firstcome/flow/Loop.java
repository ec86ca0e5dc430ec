package io.firstcome.flow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Does the same work again and again, whatever became of it: rounds begin a period apart,
/// and later where one takes so long that a tenth of it would not be left to rest. Never
/// two rounds at a time.
public final class Loop {

    private final Duration period;

    private final Scheduler scheduler;

    private final Mono<?> round;

    private final Consumer<Throwable> onError;

    private volatile @Nullable Disposable running;

    /// @param onError hears what a round failed with; the next comes all the same
    public Loop(Duration period, Scheduler scheduler, Mono<?> round, Consumer<Throwable> onError) {
        this.period = period;
        this.scheduler = scheduler;
        this.round = round;
        this.onError = onError;
    }

    public void start() {
        running = Mono.defer(this::once).repeat().subscribe();
    }

    private Mono<Long> once() {
        long beganAt = scheduler.now(TimeUnit.NANOSECONDS);
        return round.then()
            .doOnError(onError)
            .onErrorComplete()
            .then(Mono.defer(() -> Mono.delay(restAfter(beganAt), scheduler)));
    }

    private Duration restAfter(long beganAt) {
        Duration rest = period.minusNanos(scheduler.now(TimeUnit.NANOSECONDS) - beganAt);
        Duration atLeast = period.dividedBy(10);
        return rest.compareTo(atLeast) < 0 ? atLeast : rest;
    }

    /// No further round begins; the one under way is cancelled.
    public void stop() {
        @Nullable Disposable current = running;
        if (current != null) {
            current.dispose();
            running = null;
        }
    }

    public boolean isRunning() {
        return running != null;
    }

}
