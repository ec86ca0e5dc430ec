package io.firstcome.coupon;

import java.time.Instant;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Window;

/// A coupon as MySQL holds it.
///
/// @param issued rows that are not revoked
/// @param version counts every change that admission must know of
public record Coupon(CouponId id, CouponType type, Offer offer, CouponState state, long issued, long revoked,
        long version, Instant createdAt, Instant updatedAt) {

    public CouponStatus status(Instant now) {
        Window window = offer.window();
        if (state == CouponState.CLOSED) {
            return CouponStatus.CLOSED;
        }
        if (window.isOver(now)) {
            return CouponStatus.ENDED;
        }
        if (state == CouponState.PAUSED) {
            return CouponStatus.PAUSED;
        }
        if (window.isBeforeOpening(now)) {
            return CouponStatus.SCHEDULED;
        }
        return offer.total().exceeds(issued) ? CouponStatus.OPEN : CouponStatus.SOLD_OUT;
    }

    /// Seats without a row.
    public Capacity remaining() {
        return switch (offer.total()) {
            case Capacity.Seats(var total) -> Capacity.of(total - issued);
            case Capacity.Unlimited() -> Capacity.unlimited();
        };
    }

}
