package io.firstcome.admission.web;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.fence.Failover;

/// Whether admission is whole: `UP`, or `DEGRADED` while this instance does not reach
/// Redis or MySQL decides in its place. Degraded is no reason to take an instance out of
/// service, so it says nothing about readiness.
@Component
class AdmissionHealthIndicator extends AbstractReactiveHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Failover failover;

    AdmissionHealthIndicator(Failover failover) {
        this.failover = failover;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        long direct = failover.directCount();
        var known = failover.isRedisLost() || direct > 0 ? builder.status(DEGRADED) : builder.up();
        return Mono.just(known.withDetail("redisLost", failover.isRedisLost())
            .withDetail("couponsDecidedByMySql", direct)
            .build());
    }

}
