package io.firstcome.core;

import java.util.Optional;

/// Names what is on offer: a positive number of at most 63 bits.
public record CouponId(long value) implements Comparable<CouponId> {

    public CouponId {
        if (value < 1) {
            throw new IllegalArgumentException("a coupon's id is positive: " + value);
        }
    }

    /// Empty when the text is not a positive decimal number of at most 63 bits.
    public static Optional<CouponId> parse(String text) {
        return PositiveNumber.parse(text).map(CouponId::new);
    }

    @Override
    public int compareTo(CouponId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

}
