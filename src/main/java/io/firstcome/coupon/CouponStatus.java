package io.firstcome.coupon;

/// What callers see: derived from the administrator's state, the window and the stock,
/// never stored.
public enum CouponStatus {

    SCHEDULED, OPEN, PAUSED, SOLD_OUT, ENDED, CLOSED

}
