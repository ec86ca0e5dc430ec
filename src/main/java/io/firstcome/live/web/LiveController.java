package io.firstcome.live.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import io.firstcome.core.CouponId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.live.LiveFigures;

/// The figures of a drop, once or as they change.
@RestController
class LiveController {

    /// Who has read nothing for so long is gone.
    private static final Duration STUCK_AT_MOST = Duration.ofSeconds(20);

    private final LiveFigures figures;

    private final Viewers viewers;

    private final Ticker ticker;

    LiveController(LiveFigures figures, Viewers viewers, Ticker ticker) {
        this.figures = figures;
        this.viewers = viewers;
        this.ticker = ticker;
    }

    @GetMapping(path = "/v1/coupons/{id}/stats", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<FiguresBody> stats(@PathVariable String id) {
        CouponId coupon = coupon(id);
        return figures.now(coupon)
            .map(FiguresBody::of)
            .switchIfEmpty(Mono.error(() -> CouponProblems.notFound(coupon)));
    }

    /// Server-sent events. A viewer who reads too slowly misses snapshots, and is let go
    /// when nothing was read for twenty seconds.
    @GetMapping("/v1/coupons/{id}/events")
    Mono<Void> events(@PathVariable String id, ServerHttpResponse response) {
        CouponId coupon = coupon(id);
        return figures.now(coupon)
            .switchIfEmpty(Mono.error(() -> CouponProblems.notFound(coupon)))
            .flatMap(there -> send(coupon, response));
    }

    private Mono<Void> send(CouponId coupon, ServerHttpResponse response) {
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        // For a proxy that collects answers before it passes them on.
        response.getHeaders().set("X-Accel-Buffering", "no");
        DataBufferFactory buffers = response.bufferFactory();
        var connection = new Slowness(ticker);
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(response);
        answer.withConnection(made -> connection.channel.set(made.channel()));
        return response.writeAndFlushWith(viewers.events(coupon)
            .filter(bytes -> connection.takes())
            .map(bytes -> Mono.fromSupplier(() -> buffers.wrap(bytes))));
    }

    private static CouponId coupon(String id) {
        return CouponId.parse(id).orElseThrow(CouponProblems::invalidId);
    }

    /// Netty takes what a viewer does not read into memory: what is not written yet is no
    /// reason to write more.
    private static final class Slowness {

        private final AtomicReference<@Nullable Channel> channel = new AtomicReference<>();

        private final AtomicLong stuckSince = new AtomicLong();

        private final Ticker ticker;

        private Slowness(Ticker ticker) {
            this.ticker = ticker;
        }

        private boolean takes() {
            Channel known = channel.get();
            if (known == null || known.isWritable()) {
                stuckSince.set(0);
                return true;
            }
            if (!stuckSince.compareAndSet(0, ticker.read())
                    && ticker.read() - stuckSince.get() > STUCK_AT_MOST.toNanos()) {
                known.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
            }
            return false;
        }

    }

}
