package io.firstcome.coupon.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.firstcome.core.Capacity;
import io.firstcome.coupon.Coupon;
import io.firstcome.coupon.CouponStatus;
import io.firstcome.coupon.CouponType;

/// A coupon as callers read it.
///
/// @param totalQuantity null when unlimited
/// @param remaining null when unlimited
/// @param usableUntil null when it may be used forever
record CouponBody(long id, String title, CouponType type, @Nullable Long totalQuantity, long issuedQuantity,
        @Nullable Long remaining, CouponStatus status, Instant opensAt, Instant closesAt, @Nullable Instant usableUntil,
        long discountAmount, long minOrderAmount, Instant createdAt, Instant updatedAt) {

    static CouponBody of(Coupon coupon, Instant now) {
        var offer = coupon.offer();
        return new CouponBody(coupon.id().value(), offer.title(), coupon.type(), seats(offer.total()), coupon.issued(),
                seats(coupon.remaining()), coupon.status(now), offer.window().opensAt(), offer.window().closesAt(),
                offer.expiry().usableUntil(), offer.discount().discountAmount(), offer.discount().minOrderAmount(),
                coupon.createdAt(), coupon.updatedAt());
    }

    private static @Nullable Long seats(Capacity capacity) {
        return switch (capacity) {
            case Capacity.Seats(var count) -> count;
            case Capacity.Unlimited() -> null;
        };
    }

}
