package io.firstcome.coupon;

import io.firstcome.core.Capacity;
import io.firstcome.core.Window;

/// What the administrator says of a coupon.
public record Offer(String title, Worth worth, Capacity total, Window window) {
}
