package io.firstcome.coupon;

import java.time.temporal.ChronoUnit;

import io.firstcome.core.Capacity;
import io.firstcome.core.Window;

/// What the administrator says of a coupon.
public record Offer(String title, Worth worth, Capacity total, Window window, Expiry expiry) {

    /// False for one that would expire while it is still given out.
    public boolean outlivesWindow() {
        return !expiry.isOver(window.closesAt().minus(1, ChronoUnit.MICROS));
    }

}
