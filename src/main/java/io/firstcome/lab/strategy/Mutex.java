package io.firstcome.lab.strategy;

import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/// What `synchronized` and `ReentrantLock` are to threads: one at a time in this JVM; here
/// in order of arrival. Asynchronous, since a lock that a thread waits for would stop its
/// event loop, and with it all other callers: a pool of a single key.
final class Mutex {

    private static final int WAITING_MAX = 50_000;

    private final InstrumentedPool<Object> key = PoolBuilder.from(Mono.fromSupplier(Object::new))
        .maxPendingAcquire(WAITING_MAX)
        .sizeBetween(1, 1)
        .buildPool();

    /// Errors with [TimeoutException] when it is not free within ten seconds, or too many
    /// wait. Must not be cancelled, see [io.firstcome.flow.Detached].
    <T> Mono<T> holding(Mono<T> work) {
        return Mono.usingWhen(key.acquire(LabDatabase.WAIT)
            .onErrorMap(PoolAcquirePendingLimitException.class, full -> new TimeoutException(full.getMessage())),
                held -> work, PooledRef::release);
    }

}
