package io.firstcome.http;

import java.util.Map;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// What every answer of a handler or a filter says, refusals too: when it was made
/// (RFC 9110, section 6.6.1), and to browsers and caches: keep nothing, guess no type, show
/// it in no frame, and where the caller came by https, come that way again. Ahead of everything, so that an answer may say something else of
/// its own.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ResponseHeaders implements WebFilter {

    public static final Map<String, String> FIXED = Map.of(HttpHeaders.CACHE_CONTROL, "no-store",
            "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY");

    private static final String A_YEAR = "max-age=31536000; includeSubDomains";

    private final HttpDate date;

    ResponseHeaders(HttpDate date) {
        this.date = date;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders answer = exchange.getResponse().getHeaders();
        FIXED.forEach(answer::set);
        answer.set(HttpHeaders.DATE, date.now());
        if ("https".equals(exchange.getRequest().getURI().getScheme())) {
            answer.set("Strict-Transport-Security", A_YEAR);
        }
        return chain.filter(exchange);
    }

}
