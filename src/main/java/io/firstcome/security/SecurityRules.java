package io.firstcome.security;

import java.time.InstantSource;
import java.util.List;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import reactor.core.publisher.Mono;

import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;

/// How tokens are checked, and where it is asked what a call needs.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityRules {

    private static final Problem REJECTED = Problem.of(400, "bad-request",
            "The address or a header contains characters that are not allowed.");

    /// Checked before anything is connected to.
    @Bean
    static BeanFactoryPostProcessor identityCheck(Environment environment) {
        return beans -> identity(environment);
    }

    @Bean
    static Identity identity(Environment environment) {
        return Identity.of(environment);
    }

    @Bean
    @Conditional(OnLocalKey.class)
    LocalKey localKey(Identity identity) {
        return switch (identity) {
            case Identity.Local(var key) -> key;
            case Identity.Issuer() -> throw new IllegalStateException("there is an issuer, so there is no local key");
        };
    }

    @Bean
    @Conditional(OnLocalKey.class)
    ReactiveJwtDecoder localDecoder(LocalKey key, InstantSource clock) {
        return TokenDecoder.of(key, AccessTokenRules.ofLocalTokens(clock));
    }

    /// The way that the crowd takes, ahead of the general rules.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain crowdChain(ReactiveJwtDecoder decoder) {
        return new MatcherSecurityWebFilterChain(
                new PathPatternParserServerWebExchangeMatcher("/v1/coupons/{id}/issues", HttpMethod.POST),
                List.of(new TokenFilter(decoder, new SecurityProblems())));
    }

    @Bean
    SecurityWebFilterChain chain(ServerHttpSecurity http, CallAccess access) {
        var refusals = new SecurityProblems();
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
            .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
            .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
            .logout(ServerHttpSecurity.LogoutSpec::disable)
            .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
            .headers(HeaderSpec::disable)
            .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
            .authorizeExchange(requests -> requests.anyExchange().access(access))
            .oauth2ResourceServer(
                    server -> server.authenticationEntryPoint(refusals).accessDeniedHandler(refusals).jwt(jwt -> {
                    }))
            .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
            .build();
    }

    /// Every filter of every request as an observation of its own would cost more than
    /// what it observes; the request as a whole is observed by the framework.
    @Bean
    static SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// What the firewall turns away (an address with an encoded percent sign, say) hears
    /// why like everybody else.
    @Bean
    ServerExchangeRejectedHandler rejected() {
        return (exchange, rejection) -> Mono.error(new ProblemException(REJECTED));
    }

}
