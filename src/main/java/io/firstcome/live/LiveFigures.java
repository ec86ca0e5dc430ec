package io.firstcome.live;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;
import io.firstcome.stores.StoreOutage;

/// Watches drops: one snapshot per coupon and tick, however many look.
@Service
public class LiveFigures {

    private static final Logger log = LoggerFactory.getLogger(LiveFigures.class);

    /// Who reconnects finds it still running.
    private static final Duration GOES_ON_FOR = Duration.ofSeconds(5);

    private static final Problem TOO_MANY = Problem
        .unavailable("Too many coupons are being watched on this instance; try again later.");

    private final FiguresReader reader;

    private final LiveSettings settings;

    private final Map<CouponId, Flux<Snapshot>> watched = new ConcurrentHashMap<>();

    LiveFigures(FiguresReader reader, LiveSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    /// The newest snapshot at once, where there is one, each that says something new, and
    /// after five seconds the same again. Empty when there is no such coupon. Errors when
    /// MySQL is away at the first look; later ones that fail are left out. All
    /// subscribers share one stream, which ends a few seconds after the last has gone; a
    /// slow one misses snapshots.
    public Flux<Snapshot> of(CouponId coupon) {
        return Flux.defer(() -> {
            if (watched.size() >= settings.couponsMax() && !watched.containsKey(coupon)) {
                return Flux.error(new ProblemException(TOO_MANY));
            }
            return watched.computeIfAbsent(coupon, this::watch);
        }).onBackpressureLatest();
    }

    /// One look now, or the newest of those who watch anyway. Empty when there is no such
    /// coupon.
    public Mono<Snapshot> now(CouponId coupon) {
        return of(coupon).next();
    }

    private Flux<Snapshot> watch(CouponId coupon) {
        return reader.read(coupon)
            .map(Snapshot::first)
            .flatMapMany(first -> Flux.interval(settings.tick())
                .onBackpressureDrop()
                .concatMap(tick -> reader.read(coupon).onErrorResume(error -> {
                    StoreOutage.log(log, Level.DEBUG, "one look at coupon " + coupon + " is left out", error);
                    return Mono.empty();
                }), 1)
                .scan(first, Snapshot::followedBy))
            .distinctUntilChanged(snapshot -> snapshot, Snapshot::saysTheSameAs)
            .doFinally(signal -> watched.remove(coupon))
            .replay(1)
            .refCount(1, GOES_ON_FOR);
    }

}
