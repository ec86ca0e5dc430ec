package io.firstcome.coupon;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/// Until when an issued coupon may be used, to the microsecond.
///
/// @param usableUntil the first moment at which it may not; null when there is none
public record Expiry(@Nullable Instant usableUntil) {

    public Expiry {
        usableUntil = usableUntil == null ? null : usableUntil.truncatedTo(ChronoUnit.MICROS);
    }

    public static Expiry never() {
        return new Expiry(null);
    }

    public boolean isOver(Instant now) {
        return usableUntil != null && !now.isBefore(usableUntil);
    }

}
