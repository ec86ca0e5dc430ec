package io.firstcome.live.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.core.CouponId;
import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;
import io.firstcome.live.LiveFigures;
import io.firstcome.live.LiveSettings;
import io.firstcome.live.Snapshot;

/// What viewers are sent, as bytes that are made once for all of them. Ends every stream
/// when the service stops, before the web server waits for its answers to end: viewers
/// reconnect by themselves.
@Component
class Viewers implements SmartLifecycle, MeterBinder {

    private static final Duration COMMENT_EVERY = Duration.ofSeconds(10);

    private static final byte[] COMMENT = ": nothing new\n\n".getBytes(StandardCharsets.UTF_8);

    private static final Problem TOO_MANY = Problem
        .unavailable("Too many viewers are connected to this instance; try again later.");

    private final LiveFigures figures;

    private final JsonMapper json;

    private final LiveSettings settings;

    private final Map<CouponId, Flux<byte[]>> streams = new ConcurrentHashMap<>();

    private final AtomicInteger connected = new AtomicInteger();

    private volatile Sinks.Empty<Void> over = Sinks.empty();

    private volatile boolean running;

    Viewers(LiveFigures figures, JsonMapper json, LiveSettings settings) {
        this.figures = figures;
        this.json = json;
        this.settings = settings;
    }

    /// Server-sent events: the snapshots, and a comment every ten seconds, so that no
    /// proxy takes the connection for idle. Empty when there is no such coupon.
    Flux<byte[]> events(CouponId coupon) {
        return Flux.defer(() -> {
            if (connected.incrementAndGet() > settings.viewersMax()) {
                connected.decrementAndGet();
                return Flux.error(new ProblemException(TOO_MANY));
            }
            Flux<byte[]> snapshots = streams.computeIfAbsent(coupon, this::encoded).onBackpressureLatest();
            Flux<byte[]> comments = Flux.interval(COMMENT_EVERY).onBackpressureDrop().map(tick -> COMMENT);
            return Flux.merge(snapshots, comments)
                .takeUntilOther(over.asMono())
                .doFinally(signal -> connected.decrementAndGet());
        });
    }

    /// How many are connected.
    int connected() {
        return connected.get();
    }

    private Flux<byte[]> encoded(CouponId coupon) {
        // Nothing is fetched ahead: after the rest it is the newest that is sent.
        return figures.of(coupon)
            .concatMap(snapshot -> Flux.concat(Mono.just(event(snapshot)), rest()), 0)
            .doFinally(signal -> streams.remove(coupon))
            .replay(1)
            .refCount();
    }

    // Sending costs more than looking, and costs the same for each viewer: many of them
    // must not take from those who are issued to.
    private Mono<byte[]> rest() {
        return Mono
            .defer(() -> Mono
                .delay(Duration.ofSeconds(1).multipliedBy(connected()).dividedBy(settings.eventsPerSecondMax())))
            .then(Mono.empty());
    }

    private byte[] event(Snapshot snapshot) {
        return ("event: figures\nretry: 2000\ndata: " + json.writeValueAsString(FiguresBody.of(snapshot)) + "\n\n")
            .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(LiveMeter.VIEWERS.id(), this, Viewers::connected).register(registry);
    }

    @Override
    public void start() {
        over = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        over.tryEmitEmpty().orThrow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    // Behind the farewell, and before the web server waits for its answers to end.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 768;
    }

}
