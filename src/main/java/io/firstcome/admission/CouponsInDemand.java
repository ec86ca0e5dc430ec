package io.firstcome.admission;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

import io.firstcome.admission.demand.LiveCoupon;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.core.CouponId;

/// The coupons that somebody has asked this instance for in the last minute.
@Component
public class CouponsInDemand {

    private final LiveCoupons liveCoupons;

    CouponsInDemand(LiveCoupons liveCoupons) {
        this.liveCoupons = liveCoupons;
    }

    /// Those of the moment of subscription.
    public Flux<CouponId> all() {
        return Flux.fromStream(() -> liveCoupons.all().stream()).map(LiveCoupon::id);
    }

}
