package io.firstcome.coupon;

/// What the administrator has set. What callers see is a [CouponStatus].
public enum CouponState {

    ACTIVE, PAUSED, CLOSED

}
