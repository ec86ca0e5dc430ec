package io.firstcome.coupon;

/// How a coupon is given out.
public enum CouponType {

    FIRST_COME_FIRST_SERVED

}
