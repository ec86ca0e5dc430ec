package io.firstcome.lab.web;

import java.net.URI;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The floor that everything else is measured against: the same server, and a handler
/// behind the dispatcher that does nothing. Once with nobody asked who is calling, once
/// behind the same security as the issue endpoint.
@Configuration(proxyBeanMethods = false)
@Profile("lab")
class BareRoutes {

    private static final String OPEN = "/lab/open-bare";

    private static final String BARE = "/lab/bare";

    private static final URI LOCATION = URI.create(BARE);

    // As long as the body of an issue.
    private static final String BODY = """
            {"issueId":"42-17","couponId":42,"userId":"somebody0000","position":17,"status":"ISSUED",\
            "issuedAt":"2026-11-22T12:00:00.000017Z","usedAt":null}""";

    @Bean
    RouterFunction<ServerResponse> routesToNothing() {
        return RouterFunctions.route().POST(OPEN, request -> answer()).POST(BARE, BareRoutes::answerTo).build();
    }

    /// A filter that does nothing for the floor. Behind the service's own chains, so that
    /// their callers pay nothing for the lab.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityWebFilterChain openGround() {
        return chain(OPEN, Flux.just((exchange, chain) -> chain.filter(exchange)));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    SecurityWebFilterChain likeTheCrowds(@Qualifier("crowdChain") SecurityWebFilterChain crowds) {
        return chain(BARE, crowds.getWebFilters());
    }

    private static SecurityWebFilterChain chain(String path, Flux<WebFilter> filters) {
        return new SecurityWebFilterChain() {

            @Override
            public Mono<Boolean> matches(ServerWebExchange exchange) {
                return Mono.just(exchange.getRequest().getPath().value().equals(path));
            }

            @Override
            public Flux<WebFilter> getWebFilters() {
                return filters;
            }

        };
    }

    private static Mono<ServerResponse> answerTo(ServerRequest request) {
        return request.principal().flatMap(caller -> answer());
    }

    private static Mono<ServerResponse> answer() {
        return ServerResponse.created(LOCATION).contentType(MediaType.APPLICATION_JSON).bodyValue(BODY);
    }

}
