package io.firstcome.issuance;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.core.Loop;

/// Sweeps as long as the service runs. Stops after the web server has, and then waits
/// until the winners it still holds are in MySQL; those that do not make it in time are
/// in the journal.
@Component
class IssuanceLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IssuanceLifecycle.class);

    private static final Duration WATCH_EVERY = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final IssuanceWriter writer;

    private final IssuanceSettings settings;

    private final List<Loop> loops;

    IssuanceLifecycle(Sweeper sweeper, JournalWatch watch, IssuanceWriter writer, IssuanceSettings settings) {
        this.writer = writer;
        this.settings = settings;
        this.loops = List.of(
                new Loop(settings.sweepEvery(), Schedulers.parallel(), sweeper.sweep(),
                        error -> log.warn("the journals could not be swept: {}", error.toString())),
                new Loop(WATCH_EVERY, Schedulers.parallel(), watch.look(),
                        error -> log.debug("the journals could not be counted", error)));
    }

    @Override
    public void start() {
        loops.forEach(Loop::start);
    }

    @Override
    public void stop() {
        loops.forEach(Loop::stop);
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        Mono.delay(LOOK_EVERY)
            .repeat(() -> !writer.isIdle())
            .then()
            .timeout(settings.commitTimeout())
            .onErrorComplete()
            .doFinally(signal -> callback.run())
            .subscribe();
    }

    @Override
    public boolean isRunning() {
        return loops.getFirst().isRunning();
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 4096;
    }

}
