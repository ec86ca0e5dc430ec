package io.firstcome.admission.fence;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.admission.gate.Decision;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RebuildReason;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.issuance.Authority;
import io.firstcome.stores.StoreOutage;

/// Speaks for the gates to those who commit winners.
@Component
class GateAuthority implements Authority {

    private static final Logger log = LoggerFactory.getLogger(GateAuthority.class);

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    GateAuthority(LiveCoupons liveCoupons, Fence fence) {
        this.liveCoupons = liveCoupons;
        this.fence = fence;
    }

    // With no gate the entry stays: no rebuild is started for it, the next request to
    // this coupon will. So it does while MySQL decides by itself: the way back to Redis
    // commits it as the winner that it is.
    @Override
    public Mono<Boolean> decideAnew(CouponId coupon, UserId user) {
        return liveCoupons.read(coupon)
            .filter(live -> !live.isDirect())
            .flatMap(live -> live.decide(user))
            .map(admission -> isSettled(admission.decision()))
            .defaultIfEmpty(false)
            .onErrorReturn(GateUnusable::orOutage, false);
    }

    @Override
    public void distrust(CouponId coupon, Epoch epoch) {
        fence.reopen(coupon, new GateUnusable(epoch, RebuildReason.REFUSED)).subscribe(nothing -> {
        }, error -> StoreOutage.log(log, Level.DEBUG, "coupon " + coupon + " is left for the next request", error));
    }

    private static boolean isSettled(Decision decision) {
        return switch (decision) {
            // Where it is admitted, an entry of its own stands in the journal now.
            case Decision.Admitted admitted -> true;
            case Decision.Issued issued -> true;
            case Decision.Held held -> true;
            case Decision.HoldsSeat(), Decision.SoldOut(), Decision.Closed(), Decision.NoneLeft() -> true;
            case Decision.Paused(), Decision.NotOpen(), Decision.Settling() -> false;
        };
    }

}
