package io.firstcome.core;

/// The public name of an issue: `42-17` is the 17th winner of coupon 42.
public record IssueId(CouponId coupon, Position position) {

    @Override
    public String toString() {
        return coupon + "-" + position;
    }

}
