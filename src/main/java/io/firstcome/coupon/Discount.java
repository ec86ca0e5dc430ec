package io.firstcome.coupon;

/// What a coupon is worth to who holds it, both in the smallest unit of the shop's
/// currency.
public record Discount(long discountAmount, long minOrderAmount) {
}
