package io.firstcome.http;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Drains connections when this instance is told to stop. For a moment it serves on as
/// before, with readiness down, and ends each kept connection after its next answer: so
/// when it stops listening, nobody is cut off in the middle of a request who does not reuse
/// a connection that was idle for longer than the farewell.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConnectionDraining implements SmartLifecycle, WebFilter {

    private final Duration lasts;

    private volatile boolean running;

    private volatile boolean leaving;

    /// @param lasts longer than a load balancer takes to see that readiness is down
    ConnectionDraining(@Value("${firstcome.farewell:1s}") Duration lasts) {
        this.lasts = lasts;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpResponse answer = exchange.getResponse();
        // With the response: who asked before may be waiting for a commit.
        answer.beforeCommit(() -> {
            if (leaving) {
                answer.getHeaders().set(HttpHeaders.CONNECTION, "close");
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    @Override
    public void start() {
        leaving = false;
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        leaving = true;
        Mono.delay(lasts).doFinally(signal -> {
            stop();
            callback.run();
        }).subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    // Before the web server stops listening.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }

}
