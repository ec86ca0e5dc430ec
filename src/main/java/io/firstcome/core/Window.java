package io.firstcome.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When a coupon is open: `opensAt <= now < closesAt`, in UTC, to the microsecond.
public record Window(Instant opensAt, Instant closesAt) {

    public Window {
        opensAt = opensAt.truncatedTo(ChronoUnit.MICROS);
        closesAt = closesAt.truncatedTo(ChronoUnit.MICROS);
        if (!opensAt.isBefore(closesAt)) {
            throw new IllegalArgumentException("closesAt must be after opensAt");
        }
    }

    public boolean isBeforeOpening(Instant now) {
        return now.isBefore(opensAt);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(closesAt);
    }

}
