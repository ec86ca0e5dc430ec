package io.firstcome.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers OPTIONS with the methods that are described for the path: the dispatcher knows
/// nothing of what filters answer.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AllowedMethods implements WebFilter {

    private final DescribedCalls calls;

    AllowedMethods(DescribedCalls calls) {
        this.calls = calls;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!HttpMethod.OPTIONS.equals(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        var path = exchange.getRequest().getPath().pathWithinApplication();
        exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        exchange.getResponse().getHeaders().setAllow(calls.methods(path));
        return exchange.getResponse().setComplete();
    }

}
