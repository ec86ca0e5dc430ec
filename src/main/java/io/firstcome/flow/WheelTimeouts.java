package io.firstcome.flow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.util.Timeout;
import io.netty.util.Timer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// How long callers wait. Every request waits for something and hardly any waits in vain,
/// so their limits stand in the timer wheel. Up to 20 ms late.
@Component
public class WheelTimeouts {

    private final Timer wheel;

    WheelTimeouts(Timer wheel) {
        this.wheel = wheel;
    }

    /// The same, and a [java.util.concurrent.TimeoutException] when it takes longer; the
    /// work is cancelled then.
    public <T> Mono<T> within(Duration wait, Mono<T> work) {
        return work.timeout(end(wait));
    }

    /// The same, and `otherwise` when it takes longer; the work is cancelled then.
    public <T> Mono<T> within(Duration wait, Mono<T> work, Mono<T> otherwise) {
        return work.timeout(end(wait), otherwise);
    }

    private Mono<Timeout> end(Duration wait) {
        return Mono.create(sink -> {
            Timeout limit = wheel.newTimeout(sink::success, wait.toMillis(), TimeUnit.MILLISECONDS);
            sink.onDispose(limit::cancel);
        });
    }

}
