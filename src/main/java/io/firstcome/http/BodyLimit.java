package io.firstcome.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses what announces itself as too large before a byte of it is read; a body that
/// does not say its length is cut off by the codecs at the same size
/// (`spring.http.codecs.max-in-memory-size`).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit implements WebFilter {

    private static final long BYTES_MAX = 16 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isTooLarge(exchange.getRequest()) ? Mono.error(new DataBufferLimitException("the body is too large"))
                : chain.filter(exchange);
    }

    private static boolean isTooLarge(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > BYTES_MAX && !StreamedUploads
            .areSentBy(request.getMethod().name(), request.getPath().pathWithinApplication().value());
    }

}
