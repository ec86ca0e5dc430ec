package io.firstcome.security;

import java.util.Optional;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/// Whether the issuer's keys can be had: `DEGRADED` while they cannot, with the reason.
/// Known keys go on, so it says nothing about readiness.
class IssuerHealthIndicator extends AbstractReactiveHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final IssuerKeys keys;

    IssuerHealthIndicator(IssuerKeys keys) {
        this.keys = keys;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        Optional<String> trouble = keys.trouble();
        trouble.ifPresentOrElse(why -> builder.status(DEGRADED).withDetail("trouble", why), builder::up);
        return Mono.just(builder.withDetail("keys", keys.count()).build());
    }

}
