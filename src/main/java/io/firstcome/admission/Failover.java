package io.firstcome.admission;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.coupon.CouponState;

/// Names the authority over the coupons that are asked for: MySQL while no instance
/// reaches Redis, Redis again once this one has reached it for a while. The way there is
/// one guarded UPDATE, the way back the fence's five steps.
@Component
public class Failover {

    private static final Logger log = LoggerFactory.getLogger(Failover.class);

    private static final int ENTERED_AT_ONCE = 8;

    private static final int BROUGHT_BACK_AT_ONCE = 8;

    private final Counter epochs = AdmissionMeter.EPOCHS.counter();

    private final Instances instances;

    private final RedisProbe probe;

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final Ticker ticker;

    private final AdmissionSettings settings;

    private final Reach reach;

    /// How well this instance has been heard by the others.
    private final Reach heard;

    private final AtomicBoolean comingBack = new AtomicBoolean();

    Failover(Instances instances, RedisProbe probe, LiveCoupons liveCoupons, Fence fence, Ticker ticker,
            AdmissionSettings settings) {
        this.instances = instances;
        this.probe = probe;
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.ticker = ticker;
        this.settings = settings;
        long now = ticker.read();
        this.reach = new Reach(settings.redisPatience(), settings.redisSteadyFor(), now);
        this.heard = new Reach(settings.redisPatience(), settings.redisPatience(), now);
    }

    /// Looks whether Redis can be reached, says so to the other instances, and moves the
    /// authority where that is due. Fails while MySQL is away.
    Mono<Void> round() {
        return probe.reaches()
            .doOnNext(reached -> reach.tried(reached, ticker.read()))
            .flatMap(reached -> instances.beat(reached).thenReturn(true))
            .doOnNext(said -> heard.tried(said, ticker.read()))
            .doOnError(unsaid -> heard.tried(false, ticker.read()))
            .then(Mono.defer(this::moveAuthority));
    }

    /// This instance has not reached Redis for as long as the patience.
    public boolean isRedisLost() {
        return reach.isLost();
    }

    /// Coupons about which MySQL decides by itself, as far as this instance knows.
    public long directCount() {
        return liveCoupons.all().stream().filter(LiveCoupon::isDirect).count();
    }

    // Only when this instance has been heard all the while: after MySQL was away every
    // heartbeat is old, and says nothing about Redis.
    private Mono<Void> moveAuthority() {
        long now = ticker.read();
        if (reach.isLost()) {
            return heard.isSteady(now) ? enterDirect() : Mono.empty();
        }
        if (reach.isSteady(now)) {
            comeBack();
        }
        return Mono.empty();
    }

    private Mono<Void> enterDirect() {
        return instances.anyReaches()
            .filter(reached -> !reached)
            .flatMapMany(nobody -> Flux.fromStream(() -> liveCoupons.all().stream()))
            .filter(live -> !live.isDirect() && live.terms().state() != CouponState.CLOSED)
            .flatMap(live -> instances.enterDirect(live.id()).onErrorReturn(false), ENTERED_AT_ONCE)
            .filter(moved -> moved)
            .count()
            .filter(moved -> moved > 0)
            .doOnNext(epochs::increment)
            .doOnNext(
                    moved -> log.warn("no instance has reached Redis for {}: MySQL decides about {} coupons by itself",
                            settings.redisPatience(), moved))
            .flatMapMany(moved -> liveCoupons.readAll())
            .then();
    }

    // Nobody waits for it, or the heart would stop beating meanwhile.
    private void comeBack() {
        List<LiveCoupon> direct = liveCoupons.all().stream().filter(LiveCoupon::isDirect).toList();
        if (direct.isEmpty() || !comingBack.compareAndSet(false, true)) {
            return;
        }
        log.info("Redis has been steady: it decides again about {} coupons", direct.size());
        Flux.fromIterable(direct)
            .flatMap(live -> fence.reopen(live.id(), new GateMissing(live.terms().epoch(), Sign.OUTDATED))
                .onErrorComplete(), BROUGHT_BACK_AT_ONCE)
            .doFinally(signal -> comingBack.set(false))
            .subscribe();
    }

}
