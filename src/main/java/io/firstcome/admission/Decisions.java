package io.firstcome.admission;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.demand.Admission;
import io.firstcome.admission.demand.DemandSettings;
import io.firstcome.admission.demand.LiveCoupon;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.admission.fence.Fence;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.flow.WheelTimeouts;

/// Asks for a decision about one user, and has a gate made where there is none.
@Component
class Decisions {

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final WheelTimeouts timeouts;

    private final Traces traces;

    private final DemandSettings settings;

    Decisions(LiveCoupons liveCoupons, Fence fence, WheelTimeouts timeouts, Traces traces, DemandSettings settings) {
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.timeouts = timeouts;
        this.traces = traces;
        this.settings = settings;
    }

    /// Acts on subscription; a cancel only stops listening. Errors: a time-out after the
    /// longest that a caller waits; whatever Redis or MySQL failed with, and then the
    /// user may have been admitted.
    Mono<Admission> decide(LiveCoupon live, UserId user) {
        return traces.decision(live.id(), timeouts.within(settings.decideWithin(), live.decide(user)
            .onErrorResume(GateUnusable.class, unusable -> afterRebuild(live.id(), unusable, user))));
    }

    /// The same, but where there is no gate it fails with [GateUnusable].
    Mono<Admission> decideAsIs(LiveCoupon live, UserId user) {
        return timeouts.within(settings.decideWithin(), live.decide(user));
    }

    // The coupon is looked up at each try: it may have been forgotten meanwhile.
    private Mono<Admission> afterRebuild(CouponId coupon, GateUnusable unusable, UserId user) {
        return fence.reopen(coupon, unusable)
            .then(fence.withGate(coupon,
                    Mono.defer(() -> liveCoupons.find(coupon)).flatMap(found -> found.decide(user))));
    }

}
