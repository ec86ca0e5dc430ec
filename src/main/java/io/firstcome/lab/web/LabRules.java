package io.firstcome.lab.web;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who is asked for a token where crowds come to the lab. Behind the service's own chains,
/// so that their callers pay nothing for it; all else in the lab is under the general
/// rules.
@Configuration(proxyBeanMethods = false)
@Profile("lab")
class LabRules {

    /// Nobody: a filter that does nothing for the floor.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityWebFilterChain openGround() {
        return chain(ServerWebExchangeMatchers.pathMatchers(BareRoutes.OPEN),
                Flux.just((exchange, chain) -> chain.filter(exchange)));
    }

    /// As at the service's own issue endpoint, for every strategy alike.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    SecurityWebFilterChain likeTheCrowds(@Qualifier("crowdChain") SecurityWebFilterChain crowds) {
        return chain(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, BareRoutes.BARE,
                "/lab/{strategy}/coupons/{id}/issues"), crowds.getWebFilters());
    }

    private static SecurityWebFilterChain chain(ServerWebExchangeMatcher matcher, Flux<WebFilter> filters) {
        return new SecurityWebFilterChain() {

            @Override
            public Mono<Boolean> matches(ServerWebExchange exchange) {
                return matcher.matches(exchange).map(MatchResult::isMatch);
            }

            @Override
            public Flux<WebFilter> getWebFilters() {
                return filters;
            }

        };
    }

}
