package io.firstcome.admission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

import io.firstcome.core.Loop;

/// Reads the rows of live coupons again and again, as long as the service runs. Stops
/// after the web server has.
@Component
class AdmissionLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AdmissionLifecycle.class);

    private final Loop loop;

    AdmissionLifecycle(GateAlignment alignment, AdmissionSettings settings) {
        this.loop = new Loop(settings.readEvery(), Schedulers.parallel(), alignment.round(),
                error -> log.warn("the rows of live coupons could not be read: {}", error.toString()));
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    // Callers are still answered while the web server drains, and from fresh readings.
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 4096;
    }

}
