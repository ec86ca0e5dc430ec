package io.firstcome.security;

import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What every answer says to browsers and caches: keep nothing, guess no type, show it in
/// no frame. An answer that says something else of its own keeps it.
final class AnswerHeaders implements ServerHttpHeadersWriter {

    private static final Map<String, String> HEADERS = Map.of(HttpHeaders.CACHE_CONTROL, "no-store",
            "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY");

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        write(exchange.getResponse().getHeaders());
        return Mono.empty();
    }

    void write(HttpHeaders answer) {
        HEADERS.forEach((name, value) -> {
            if (!answer.containsHeader(name)) {
                answer.set(name, value);
            }
        });
    }

}
