package io.firstcome.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;

/// The issuer's keys as this instance knows them, read without waiting. A key that is not
/// among them is asked for once, whoever waits for it, and not again for a while: tokens
/// are made up at no cost. While the issuer is away, the keys known by then go on.
final class IssuerKeys {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

    /// Between two requests that unknown keys cause.
    static final Duration COOL_DOWN = Duration.ofSeconds(30);

    static final Duration COOL_DOWN_AWAY = Duration.ofSeconds(5);

    private final IssuerClient client;

    private final IssuerSettings settings;

    private final InstantSource clock;

    private final Mono<JWKSet> asked;

    private volatile State state;

    IssuerKeys(IssuerClient client, IssuerSettings settings, InstantSource clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
        this.state = new State(new JWKSet(), Instant.MIN, Optional.empty());
        this.asked = fetch().cache(keys -> COOL_DOWN, away -> COOL_DOWN_AWAY, () -> Duration.ZERO);
    }

    /// Those that may have made this signature, one at least. Errors with
    /// [BadJwtException] when the issuer publishes none, and with any other
    /// [JwtException] when it is away. A cancel leaves the request to the others who
    /// wait.
    Mono<List<JWK>> find(JWSHeader header) {
        var selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        List<JWK> known = selector.select(state.keys());
        return known.isEmpty() ? asked.onErrorMap(away -> new JwtException("the issuer is away", away))
            .map(keys -> selector.select(state.keys()))
            .filter(found -> !found.isEmpty())
            .switchIfEmpty(Mono.error(() -> new BadJwtException(TokenDecoder.UNKNOWN_KEY))) : Mono.just(known);
    }

    /// Fetches them now. Errors when the issuer is away, which is logged once.
    Mono<JWKSet> fetch() {
        return client.fetch().doOnNext(this::learn).doOnError(this::miss);
    }

    /// Fetches them when that is due, or was missed last time.
    Mono<Void> refresh() {
        return Mono.defer(() -> state.trouble().isPresent() || isOlderThan(settings.refreshKeysEvery()) ? fetch().then()
                : Mono.empty());
    }

    /// Why they could not be fetched last time; empty when they could.
    Optional<String> trouble() {
        return state.trouble();
    }

    int count() {
        return state.keys().size();
    }

    private void learn(JWKSet keys) {
        if (state.trouble().isPresent()) {
            log.info("The keys of the issuer {} can be fetched again.", client.issuer());
        }
        state = new State(keys, clock.instant(), Optional.empty());
    }

    private void miss(Throwable error) {
        String trouble = String.valueOf(error.getMessage());
        if (state.trouble().isEmpty()) {
            log.warn("The keys of the issuer {} cannot be fetched: {}. Tokens signed with one of the {} known keys "
                    + "count, others are answered 503.", client.issuer(), trouble, count());
        }
        boolean tooOld = count() > 0 && isOlderThan(settings.keepKeysFor());
        if (tooOld) {
            log.warn("The issuer {} has been away for {}: its keys no longer count.", client.issuer(),
                    settings.keepKeysFor());
        }
        state = new State(tooOld ? new JWKSet() : state.keys(), state.since(), Optional.of(trouble));
    }

    private boolean isOlderThan(Duration age) {
        return clock.instant().minus(age).isAfter(state.since());
    }

    private record State(JWKSet keys, Instant since, Optional<String> trouble) {
    }

}
