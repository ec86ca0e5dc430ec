package io.firstcome.harness;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// What becomes true in a while, and what happens at the same time.
public final class Eventually {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private Eventually() {
    }

    /// Fails when it is not true within thirty seconds.
    public static void isTrue(BooleanSupplier condition) {
        Mono.fromSupplier(condition::getAsBoolean)
            .subscribeOn(Schedulers.boundedElastic())
            .filter(met -> met)
            .repeatWhenEmpty(looks -> looks.delayElements(LOOK_EVERY))
            .block(WITHIN);
    }

    /// Begins now, elsewhere.
    public static <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

}
