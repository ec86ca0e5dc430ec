package io.firstcome.admission;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

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

    private static final int ENTERED_AT_ONCE = 100;

    private static final int BROUGHT_BACK_AT_ONCE = 8;

    private final Instances instances;

    private final RedisClock clock;

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final AdmissionSettings settings;

    private final RedisReach reach;

    private final AtomicBoolean comingBack = new AtomicBoolean();

    Failover(Instances instances, RedisClock clock, LiveCoupons liveCoupons, Fence fence, AdmissionSettings settings) {
        this.instances = instances;
        this.clock = clock;
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.settings = settings;
        this.reach = new RedisReach(settings.redisPatience(), settings.redisSteadyFor(), System.nanoTime());
    }

    /// Looks whether Redis can be reached, says so to the other instances, and moves the
    /// authority where that is due. Fails while MySQL is away.
    Mono<Void> round() {
        return clock.read()
            .thenReturn(true)
            .onErrorReturn(false)
            .doOnNext(reached -> reach.tried(reached, System.nanoTime()))
            .flatMap(instances::beat)
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

    private Mono<Void> moveAuthority() {
        if (reach.isLost()) {
            return enterDirect();
        }
        if (reach.isSteady(System.nanoTime())) {
            comeBack();
        }
        return Mono.empty();
    }

    private Mono<Void> enterDirect() {
        return Flux.fromStream(() -> liveCoupons.all().stream())
            .filter(live -> !live.isDirect() && live.terms().state() != CouponState.CLOSED)
            .map(LiveCoupon::id)
            .buffer(ENTERED_AT_ONCE)
            .concatMap(coupons -> instances.enterDirect(coupons, settings.redisPatience()))
            .reduce(0L, Long::sum)
            .filter(moved -> moved > 0)
            .doOnNext(
                    moved -> log.warn("no instance has reached Redis for {}: MySQL decides about {} coupons by itself",
                            settings.redisPatience(), moved))
            .thenMany(liveCoupons.readAll())
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
