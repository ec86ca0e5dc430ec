package io.firstcome.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

import io.firstcome.core.UserId;

/// What a token whose signature is right must say besides, in this order, each with the
/// sentence that the caller hears. A minute of difference between two clocks is forgiven,
/// both ways.
final class AccessTokenRules {

    static final String NO_ACCESS_TOKEN = "The token is not an access token: its typ says otherwise.";

    static final String OTHER_ISSUER = "The token's iss is not the issuer that this service trusts.";

    static final String OTHER_AUDIENCE = "The token's aud does not name this service.";

    static final String NO_EXPIRY = "The token has no exp claim.";

    static final String EXPIRED = "The token has expired.";

    static final String NOT_YET_VALID = "The token is not valid yet.";

    static final String NO_USER = "The token's sub must be 1 to 255 printable ASCII characters without spaces.";

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    // RFC 9068; JWT or nothing from issuers that are older than it.
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    // Keycloak signs these with the same keys and tells them apart by a claim only.
    private static final Set<String> OTHER_TYPES = Set.of("ID", "Refresh", "Offline", "Logout");

    private AccessTokenRules() {
    }

    static OAuth2TokenValidator<Jwt> ofLocalTokens(InstantSource clock) {
        return new DelegatingOAuth2TokenValidator<>(common(clock));
    }

    /// @param issuer empty when only its keys are known
    /// @param audiences of which a token must name one; empty when none is asked for
    static OAuth2TokenValidator<Jwt> ofIssuedTokens(InstantSource clock, @Nullable String issuer,
            List<String> audiences) {
        var rules = new ArrayList<OAuth2TokenValidator<Jwt>>();
        rules.add(new Rule(NO_ACCESS_TOKEN, AccessTokenRules::isAccessToken));
        if (issuer != null) {
            rules.add(new Rule(OTHER_ISSUER, token -> issuer.equals(token.getClaimAsString(JwtClaimNames.ISS))));
        }
        if (!audiences.isEmpty()) {
            rules.add(new Rule(OTHER_AUDIENCE, token -> names(token, audiences)));
        }
        rules.addAll(common(clock));
        return new DelegatingOAuth2TokenValidator<>(rules);
    }

    private static List<OAuth2TokenValidator<Jwt>> common(InstantSource clock) {
        return List.of(new Rule(NO_EXPIRY, token -> token.getExpiresAt() != null),
                new Rule(EXPIRED, token -> isAfter(token.getExpiresAt(), clock.instant().minus(CLOCK_SKEW))),
                new Rule(NOT_YET_VALID, token -> !isAfter(token.getNotBefore(), clock.instant().plus(CLOCK_SKEW))),
                new Rule(NO_USER, token -> isUser(token.getSubject())));
    }

    private static boolean isAccessToken(Jwt token) {
        @Nullable Object type = token.getHeaders().get("typ");
        @Nullable Object claimed = token.getClaims().get("typ");
        return (type == null || TYPES.contains(type.toString().toLowerCase(Locale.ROOT)))
                && (claimed == null || !OTHER_TYPES.contains(claimed.toString()));
    }

    private static boolean names(Jwt token, List<String> audiences) {
        @Nullable List<String> named = token.getAudience();
        return named != null && named.stream().anyMatch(audiences::contains);
    }

    private static boolean isAfter(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other);
    }

    private static boolean isUser(@Nullable String subject) {
        return subject != null && UserId.isValid(subject);
    }

    private static final class Rule implements OAuth2TokenValidator<Jwt> {

        private final Predicate<Jwt> holds;

        private final OAuth2TokenValidatorResult broken;

        Rule(String reason, Predicate<Jwt> holds) {
            this.holds = holds;
            this.broken = OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", reason, null));
        }

        @Override
        public OAuth2TokenValidatorResult validate(Jwt token) {
            return holds.test(token) ? OAuth2TokenValidatorResult.success() : broken;
        }

    }

}
