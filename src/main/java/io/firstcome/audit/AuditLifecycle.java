package io.firstcome.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

import io.firstcome.core.Loop;

/// Compares as long as the service runs.
@Component
class AuditLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditLifecycle.class);

    private final Loop loop;

    AuditLifecycle(Audit audit, AuditSettings settings) {
        this.loop = new Loop(settings.compareEvery(), Schedulers.parallel(), audit.round(),
                error -> log.warn("Redis and MySQL could not be compared: {}", error.toString()));
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

}
