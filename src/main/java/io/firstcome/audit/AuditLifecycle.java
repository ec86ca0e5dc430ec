package io.firstcome.audit;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.core.Loop;

/// Compares as long as the service runs, and at once when another Redis answers than
/// before.
@Component
class AuditLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditLifecycle.class);

    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private final List<Loop> loops;

    AuditLifecycle(Audit audit, RedisRun redisRun, AuditSettings settings) {
        this.loops = List.of(
                new Loop(settings.compareEvery(), Schedulers.parallel(), audit.round(),
                        error -> log.warn("Redis and MySQL could not be compared: {}", error.toString())),
                new Loop(ASK_EVERY, Schedulers.parallel(), compareAfterRestart(audit, redisRun),
                        error -> log.debug("Redis did not say who it is", error)));
    }

    // Twice, since nothing is done about what was found only once.
    private static Mono<Void> compareAfterRestart(Audit audit, RedisRun redisRun) {
        return redisRun.hasChanged()
            .filter(changed -> changed)
            .doOnNext(changed -> log.info("Redis was started anew or replaced: all coupons in demand are compared"))
            .flatMap(changed -> audit.round().then(Mono.delay(ASK_EVERY)).then(audit.round()));
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

}
