package io.firstcome.admission.fence;

import com.github.benmanes.caffeine.cache.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.demand.DemandSettings;
import io.firstcome.admission.demand.LiveCoupon;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.admission.gate.Gate;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RebuildReason;
import io.firstcome.admission.gate.RedisClock;
import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.coupon.Gates;
import io.firstcome.stores.StoreOutage;

/// Keeps gates in line with their rows: at once when a coupon is changed here, and every
/// second for whatever was changed elsewhere or missed.
@Component
class GateAlignment implements Gates {

    private static final Logger log = LoggerFactory.getLogger(GateAlignment.class);

    private static final int AT_ONCE = 64;

    private final LiveCoupons liveCoupons;

    private final Gate gate;

    private final Fence fence;

    private final RedisClock clock;

    private final Ticker ticker;

    private final DemandSettings settings;

    GateAlignment(LiveCoupons liveCoupons, Gate gate, Fence fence, RedisClock clock, Ticker ticker,
            DemandSettings settings) {
        this.liveCoupons = liveCoupons;
        this.gate = gate;
        this.fence = fence;
        this.clock = clock;
        this.ticker = ticker;
        this.settings = settings;
    }

    @Override
    public Mono<Lowering> lower(CouponId coupon, long version, Capacity capacity) {
        return fence
            .withGate(coupon,
                    Mono.defer(() -> liveCoupons.read(coupon)).flatMap(live -> lowerNow(live, version, capacity)))
            .timeout(settings.decideWithin());
    }

    @Override
    public Mono<Void> follow(CouponId coupon) {
        return alignNow(coupon).doFinally(signal -> alignAgain(coupon));
    }

    private Mono<Void> alignNow(CouponId coupon) {
        return liveCoupons.read(coupon)
            .filter(live -> !live.isDirect())
            .flatMap(this::align)
            .onErrorComplete(error -> skip(coupon, error));
    }

    // A higher capacity is held back for a while: as soon as that is over, not at the
    // reading after that.
    private void alignAgain(CouponId coupon) {
        Mono.delay(settings.raiseAfter()).then(Mono.defer(() -> alignNow(coupon))).subscribe();
    }

    /// Reads the rows of all live coupons and the clock of Redis, and aligns every gate.
    /// Fails for none because of another.
    Mono<Void> round() {
        return clock.read()
            .thenReturn(true)
            .onErrorReturn(StoreOutage::isOne, false)
            .flatMapMany(reached -> liveCoupons.readAll().filter(live -> reached && !live.isDirect()))
            .flatMap(live -> align(live).onErrorComplete(error -> skip(live.id(), error)), AT_ONCE)
            .then();
    }

    private static boolean skip(CouponId coupon, Throwable error) {
        StoreOutage.log(log, Level.DEBUG, "coupon " + coupon + " is aligned at the next reading", error);
        return true;
    }

    private Mono<Void> align(LiveCoupon live) {
        boolean raise = live.mayRaise(ticker.read(), settings.raiseAfter());
        return Mono.defer(() -> gate.align(live.terms(), raise))
            // The gate is lost, or was rolled back: nobody would ask it again.
            .filter(aligned -> !aligned.soldOut())
            .doOnNext(aligned -> live.forgetSoldOut())
            .then();
    }

    private Mono<Lowering> lowerNow(LiveCoupon live, long version, Capacity capacity) {
        var epoch = live.terms().epoch();
        if (live.isDirect()) {
            return Mono.just(new Lowering.Lowered(epoch));
        }
        return gate.lower(live.id(), epoch, version, capacity).flatMap(lowered -> switch (lowered) {
            case LOWERED -> Mono.just(new Lowering.Lowered(epoch));
            case BELOW_ADMITTED -> Mono.just(new Lowering.BelowAdmitted());
            case NO_GATE -> Mono.error(new GateUnusable(epoch, RebuildReason.NO_GATE));
        });
    }

}
