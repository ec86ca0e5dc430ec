package io.firstcome.admission.web;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// A seat whose row is still to come.
record PendingBody(long couponId, String userId, String status) {

    static PendingBody of(CouponId coupon, UserId user) {
        return new PendingBody(coupon.value(), user.value(), "PENDING");
    }

}
