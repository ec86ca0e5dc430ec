package io.firstcome.admission;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

import io.firstcome.core.Loop;

/// Reads the rows of live coupons and looks after the authority again and again, as long
/// as the service runs. Stops after the web server has.
@Component
class AdmissionLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AdmissionLifecycle.class);

    private static final Duration BEAT_EVERY = Duration.ofSeconds(1);

    private static final Duration FORGOTTEN_EVERY = Duration.ofHours(1);

    private final List<Loop> loops;

    AdmissionLifecycle(GateAlignment alignment, Failover failover, Instances instances, AdmissionSettings settings) {
        this.loops = List.of(
                new Loop(settings.readEvery(), Schedulers.parallel(), alignment.round(),
                        error -> log.warn("the rows of live coupons could not be read: {}", error.toString())),
                new Loop(BEAT_EVERY, Schedulers.parallel(), failover.round(),
                        error -> log.warn("the heartbeat could not be written: {}", error.toString())),
                new Loop(FORGOTTEN_EVERY, Schedulers.parallel(), instances.forget(),
                        error -> log.debug("old heartbeats stay", error)));
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
    public boolean isRunning() {
        return loops.getFirst().isRunning();
    }

    // Callers are still answered while the web server drains, and from fresh readings.
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 4096;
    }

}
