package io.firstcome.audit;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.flow.Loop;
import io.firstcome.flow.Loops;
import io.firstcome.stores.StoreOutage;

/// Compares again and again, and at once when another Redis answers than before.
@Component
class AuditLoops extends Loops {

    private static final Logger log = LoggerFactory.getLogger(AuditLoops.class);

    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    AuditLoops(Audit audit, RedisRun redisRun, AuditSettings settings) {
        super(new Loop(settings.compareEvery(), Schedulers.parallel(), audit.round(),
                error -> StoreOutage.log(log, Level.WARN, "Redis and MySQL could not be compared", error)),
                new Loop(ASK_EVERY, Schedulers.parallel(), compareAfterRestart(audit, redisRun),
                        error -> StoreOutage.log(log, Level.DEBUG, "Redis did not give its run id", error)));
    }

    // Twice, since nothing is done about what was found only once.
    private static Mono<Void> compareAfterRestart(Audit audit, RedisRun redisRun) {
        return redisRun.hasChanged()
            .filter(changed -> changed)
            .doOnNext(changed -> log.info("Redis was restarted or replaced: comparing all coupons in demand"))
            .flatMap(changed -> audit.round().then(Mono.delay(ASK_EVERY)).then(audit.round()));
    }

}
