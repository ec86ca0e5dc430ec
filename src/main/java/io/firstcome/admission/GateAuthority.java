package io.firstcome.admission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.issuance.Authority;
import io.firstcome.issuance.IssuanceWriter;

/// Answers for the gates to those who bring winners home.
@Component
class GateAuthority implements Authority {

    private static final Logger log = LoggerFactory.getLogger(GateAuthority.class);

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final IssuanceWriter writer;

    GateAuthority(LiveCoupons liveCoupons, Fence fence, IssuanceWriter writer) {
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.writer = writer;
    }

    // With no gate the entry stays: no rebuild is started for it, the next request to
    // this coupon will.
    @Override
    public Mono<Boolean> decideAnew(CouponId coupon, UserId user) {
        return liveCoupons.read(coupon)
            .flatMap(live -> live.decide(user))
            .map(this::isSettled)
            .defaultIfEmpty(false)
            .onErrorReturn(false);
    }

    @Override
    public void distrust(CouponId coupon) {
        log.warn("MySQL refused what Redis admitted to coupon {}: its state in Redis is made anew", coupon);
        liveCoupons.read(coupon).flatMap(live -> fence.reopen(coupon, live.terms().epoch())).subscribe(nothing -> {
        }, error -> log.debug("coupon {} is left for the next request", coupon, error));
    }

    private boolean isSettled(Decision decision) {
        return switch (decision) {
            case Decision.Admitted(var winner) -> {
                // Its own entry stands in the journal now; that nobody waits for the
                // commit changes nothing.
                writer.write(winner).subscribe();
                yield true;
            }
            case Decision.AlreadyHolds(), Decision.SoldOut(), Decision.Closed() -> true;
            case Decision.Paused(), Decision.NotOpen() -> false;
        };
    }

}
