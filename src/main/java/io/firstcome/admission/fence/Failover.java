package io.firstcome.admission.fence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.demand.LiveCoupon;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RebuildReason;
import io.firstcome.admission.gate.RedisProbe;
import io.firstcome.core.CouponId;
import io.firstcome.coupon.CouponState;
import io.firstcome.flow.Detached;
import io.firstcome.stores.StoreOutage;

/// Names the authority over the coupons that are asked for: MySQL while no instance
/// reaches Redis, Redis again once this one has reached it for a while. The way there is
/// one guarded UPDATE, the way back the fence's five steps.
@Component
public class Failover {

    private static final Logger log = LoggerFactory.getLogger(Failover.class);

    private static final int ENTERED_AT_ONCE = 8;

    private static final Duration ENTER_WITHIN = Duration.ofSeconds(1);

    private static final int BROUGHT_BACK_AT_ONCE = 8;

    private final Counter epochs = FenceMeter.EPOCHS.counter();

    private final Instances instances;

    private final FenceRow row;

    private final RedisProbe probe;

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final Ticker ticker;

    private final FenceSettings settings;

    private final Reachability reachability;

    /// How well this instance has been heard by the others.
    private final Reachability heard;

    private final AtomicBoolean comingBack = new AtomicBoolean();

    Failover(Instances instances, FenceRow row, RedisProbe probe, LiveCoupons liveCoupons, Fence fence, Ticker ticker,
            FenceSettings settings) {
        this.instances = instances;
        this.row = row;
        this.probe = probe;
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.ticker = ticker;
        this.settings = settings;
        long now = ticker.read();
        this.reachability = new Reachability(settings.redisPatience(), settings.redisSteadyFor(), now);
        this.heard = new Reachability(settings.redisPatience(), settings.redisPatience(), now);
    }

    /// Looks whether Redis can be reached, says so to the other instances, and moves the
    /// authority where that is due. Fails while MySQL is away.
    public Mono<Void> round() {
        return probe.reaches()
            .doOnNext(reached -> reachability.tried(reached, ticker.read()))
            .flatMap(reached -> instances.beat(reached).thenReturn(true))
            .doOnNext(said -> heard.tried(said, ticker.read()))
            .doOnError(unsaid -> heard.tried(false, ticker.read()))
            .then(Mono.defer(this::moveAuthority));
    }

    /// This instance has not reached Redis for as long as the patience.
    public boolean isRedisLost() {
        return reachability.isLost();
    }

    /// Coupons about which MySQL decides by itself, as far as this instance knows.
    public long directCount() {
        return liveCoupons.all().stream().filter(LiveCoupon::isDirect).count();
    }

    // Only when this instance has been heard all the while: after MySQL was away every
    // heartbeat is old, and says nothing about Redis.
    private Mono<Void> moveAuthority() {
        long now = ticker.read();
        if (reachability.isLost()) {
            return heard.isSteady(now) ? enterDirect() : Mono.empty();
        }
        if (reachability.isSteady(now)) {
            comeBack();
        }
        return Mono.empty();
    }

    private Mono<Void> enterDirect() {
        return instances.anyReaches()
            .filter(reached -> !reached)
            .flatMapMany(nobody -> Flux.fromStream(() -> liveCoupons.all().stream()))
            .filter(live -> !live.isDirect() && live.terms().state() != CouponState.CLOSED)
            .flatMap(live -> enterDirect(live.id()), ENTERED_AT_ONCE)
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

    private Mono<Boolean> enterDirect(CouponId coupon) {
        return Detached.of(row.enterDirect(coupon, settings.redisPatience()), ENTER_WITHIN)
            .onErrorReturn(StoreOutage::isOne, false);
    }

    // Nobody waits for it, or the heart would stop beating meanwhile.
    private void comeBack() {
        List<LiveCoupon> direct = liveCoupons.all().stream().filter(LiveCoupon::isDirect).toList();
        if (direct.isEmpty() || !comingBack.compareAndSet(false, true)) {
            return;
        }
        log.info("Redis has been steady: it decides again about {} coupons", direct.size());
        Flux.fromIterable(direct)
            .flatMap(live -> fence.reopen(live.id(), new GateUnusable(live.terms().epoch(), RebuildReason.OUTDATED))
                // The fence has logged it; the next round tries again.
                .onErrorComplete(), BROUGHT_BACK_AT_ONCE)
            .doFinally(signal -> comingBack.set(false))
            .subscribe();
    }

}
