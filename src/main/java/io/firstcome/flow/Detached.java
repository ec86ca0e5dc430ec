package io.firstcome.flow;

import java.time.Duration;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Work that goes on when nobody listens any more. A cancelled database query can hold
/// its connection until the server gives it up, and Spring rolls a transaction back on
/// cancel: so a caller that hangs up, or is out of patience, must never own either.
public final class Detached {

    private Detached() {
    }

    /// Starts `work` at once, whether or not the answer is subscribed to. A cancel or a
    /// time-out of the answer leaves the work alone.
    public static <T> Mono<T> start(Mono<T> work) {
        Sinks.One<T> result = Sinks.one();
        work.subscribe(result::tryEmitValue, result::tryEmitError, result::tryEmitEmpty);
        return result.asMono();
    }

    /// The same, started again for each subscriber.
    public static <T> Mono<T> of(Mono<T> work) {
        return Mono.defer(() -> start(work));
    }

    /// The same, and the answer is a [java.util.concurrent.TimeoutException] when the
    /// work takes longer; the work goes on.
    public static <T> Mono<T> of(Mono<T> work, Duration within) {
        return of(work).timeout(within);
    }

}
