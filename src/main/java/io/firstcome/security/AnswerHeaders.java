package io.firstcome.security;

import java.util.Map;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// What every answer says to browsers and caches, refusals too: keep nothing, guess no
/// type, show it in no frame. Ahead of everything, so that an answer may say something
/// else of its own.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnswerHeaders implements WebFilter {

    private static final Map<String, String> HEADERS = Map.of(HttpHeaders.CACHE_CONTROL, "no-store",
            "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HEADERS.forEach(exchange.getResponse().getHeaders()::set);
        return chain.filter(exchange);
    }

}
