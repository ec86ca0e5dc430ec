package io.firstcome.coupon;

import java.time.temporal.ChronoUnit;

import io.firstcome.core.Capacity;
import io.firstcome.core.Window;

/// What the administrator says of a coupon.
public record Offer(String title, Discount discount, Capacity total, Window window, Expiry expiry) {

    /// This one, unless it would expire while it is still given out. Errors:
    /// `invalid-usable-until`.
    public Offer usableByAll() {
        if (expiry.isOver(window.closesAt().minus(1, ChronoUnit.MICROS))) {
            throw CouponProblems.invalidUsableUntil();
        }
        return this;
    }

}
