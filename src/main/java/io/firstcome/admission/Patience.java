package io.firstcome.admission;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// How long callers wait. Every request waits for something and hardly any waits in vain,
/// so their limits stand in a timer wheel, where setting and lifting one is cheap; an
/// executor's queue would sort them all. Up to 20 ms late.
@Component
class Patience implements DisposableBean {

    private static final Duration TICK = Duration.ofMillis(20);

    private static final int TICKS = 512;

    // What follows a limit that is over is done elsewhere, or it would hold up the
    // others.
    private final HashedWheelTimer wheel = new HashedWheelTimer(new DefaultThreadFactory("patience", true),
            TICK.toMillis(), TimeUnit.MILLISECONDS, TICKS, false, -1, Schedulers.parallel()::schedule);

    /// The same, and a [java.util.concurrent.TimeoutException] when it takes longer; the
    /// work is cancelled then.
    <T> Mono<T> within(Duration wait, Mono<T> work) {
        return work.timeout(end(wait));
    }

    /// The same, and `otherwise` when it takes longer; the work is cancelled then.
    <T> Mono<T> within(Duration wait, Mono<T> work, Mono<T> otherwise) {
        return work.timeout(end(wait), otherwise);
    }

    private Mono<Timeout> end(Duration wait) {
        return Mono.create(sink -> {
            Timeout limit = wheel.newTimeout(sink::success, wait.toMillis(), TimeUnit.MILLISECONDS);
            sink.onDispose(limit::cancel);
        });
    }

    @Override
    public void destroy() {
        wheel.stop();
    }

}
