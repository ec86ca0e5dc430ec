package io.firstcome.wallet.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.firstcome.wallet.HeldCoupon;

/// An issue as its holder reads it.
///
/// @param usableUntil null when it may be used forever
record HeldCouponBody(String issueId, long couponId, String title, long discountAmount, long minOrderAmount,
        long position, HeldCoupon.Status status, Instant issuedAt, @Nullable Instant usedAt,
        @Nullable Instant usableUntil) {

    static HeldCouponBody of(HeldCoupon held, Instant now) {
        var issue = held.issue();
        return new HeldCouponBody(issue.id().toString(), issue.coupon().value(), held.title(),
                held.discount().discountAmount(), held.discount().minOrderAmount(), issue.position().value(),
                held.status(now), issue.issuedAt(), issue.usedAt(), held.expiry().usableUntil());
    }

}
