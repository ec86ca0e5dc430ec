package io.firstcome.security;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// The decoder of an issuer's tokens, at a time that a test may move.
final class DecodedTokens {

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    final IssuerKeys keys;

    private final String issuer;

    DecodedTokens(String issuer) {
        this.issuer = issuer;
        this.keys = new IssuerKeys(new IssuerClient(URI.create(issuer), null),
                new IssuerSettings(Duration.ofMinutes(5), Duration.ofHours(24)), now::get);
    }

    TokenDecoder decoder(List<String> audiences) {
        return TokenDecoder.of(token -> keys.find(token.getHeader()), IssuedTokens.SIGNATURES,
                AccessTokenRules.ofIssuedTokens(now::get, issuer, audiences));
    }

    Jwt decode(String token) {
        return Objects.requireNonNull(decoder(List.of()).decode(token).block());
    }

    void assertRefused(String token, String reason) {
        assertThat(catchThrowable(() -> decode(token))).isInstanceOf(BadJwtException.class).hasMessage(reason);
    }

    /// Nobody can tell, for now.
    void assertUndecided(String token) {
        assertThat(catchThrowable(() -> decode(token))).isInstanceOf(JwtException.class)
            .isNotInstanceOf(BadJwtException.class);
    }

}
