package io.firstcome.security;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.util.StringUtils;

/// How an issuer's tokens are checked: by the keys that it publishes.
@Configuration(proxyBeanMethods = false)
@Conditional(OnIssuer.class)
class IssuedTokens {

    private static final Logger log = LoggerFactory.getLogger(IssuedTokens.class);

    private static final String ALGORITHMS = "spring.security.oauth2.resourceserver.jwt.jws-algorithms";

    /// What counts where nothing narrows it down. Never a symmetric one: an issuer's keys
    /// are public.
    static final Set<JWSAlgorithm> SIGNATURES = Stream
        .concat(JWSAlgorithm.Family.RSA.stream(), Stream.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512))
        .collect(Collectors.toUnmodifiableSet());

    @Bean
    IssuerKeys issuerKeys(OAuth2ResourceServerProperties properties, IssuerSettings settings, InstantSource clock) {
        @Nullable URI issuer = uri(properties.getJwt().getIssuerUri());
        @Nullable URI keys = uri(properties.getJwt().getJwkSetUri());
        return new IssuerKeys(new IssuerClient(issuer != null ? issuer : Objects.requireNonNull(keys), keys), settings,
                clock);
    }

    @Bean
    IssuerLoops issuerLoops(IssuerKeys keys, IssuerSettings settings) {
        return new IssuerLoops(keys, settings);
    }

    @Bean
    IssuerHealthIndicator issuerHealthIndicator(IssuerKeys keys) {
        return new IssuerHealthIndicator(keys);
    }

    @Bean
    ReactiveJwtDecoder issuedTokenDecoder(IssuerKeys keys, OAuth2ResourceServerProperties properties,
            Environment environment, InstantSource clock) {
        OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
        if (jwt.getAudiences().isEmpty()) {
            log.warn("Every access token of the issuer counts, whatever it was issued for. Set "
                    + "spring.security.oauth2.resourceserver.jwt.audiences to what this service is called there.");
        }
        return TokenDecoder.of(token -> keys.find(token.getHeader()), algorithms(environment),
                AccessTokenRules.ofIssuedTokens(clock, text(jwt.getIssuerUri()), jwt.getAudiences()));
    }

    @Bean
    IssuerWarmUp issuerWarmUp(IssuerKeys keys, InstantSource clock) {
        return new IssuerWarmUp(keys, clock);
    }

    private static Set<JWSAlgorithm> algorithms(Environment environment) {
        List<String> named = Binder.get(environment).bind(ALGORITHMS, Bindable.listOf(String.class)).orElse(List.of());
        return named.isEmpty() ? SIGNATURES
                : named.stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String text(@Nullable String value) {
        return StringUtils.hasText(value) ? value : null;
    }

    private static @Nullable URI uri(@Nullable String value) {
        @Nullable String text = text(value);
        return text == null ? null : URI.create(text);
    }

}
