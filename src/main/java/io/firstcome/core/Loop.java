package io.firstcome.core;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Does the same work again and again, each round some time after the last has ended,
/// whatever became of it. Never two rounds at a time.
public final class Loop {

    private final Duration pause;

    private final Scheduler scheduler;

    private final Mono<?> round;

    private final Consumer<Throwable> onError;

    private volatile @Nullable Disposable running;

    /// @param onError hears what a round failed with; the next comes all the same
    public Loop(Duration pause, Scheduler scheduler, Mono<?> round, Consumer<Throwable> onError) {
        this.pause = pause;
        this.scheduler = scheduler;
        this.round = round;
        this.onError = onError;
    }

    public void start() {
        running = round.then()
            .doOnError(onError)
            .onErrorComplete()
            .then(Mono.defer(() -> Mono.delay(pause, scheduler)))
            .repeat()
            .subscribe();
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
