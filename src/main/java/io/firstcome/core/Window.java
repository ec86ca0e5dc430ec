package io.firstcome.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When a coupon is open: `opensAt <= now < closesAt`, in UTC, to the microsecond.
public record Window(Instant opensAt, Instant closesAt) {

    public Window {
        opensAt = opensAt.truncatedTo(ChronoUnit.MICROS);
        closesAt = closesAt.truncatedTo(ChronoUnit.MICROS);
        if (!opensAt.isBefore(closesAt)) {
            throw new IllegalArgumentException("closesAt must be after opensAt");
        }
    }

    /// Empty when it would end before it begins.
    public static Optional<Window> of(Instant opensAt, Instant closesAt) {
        return opensAt.truncatedTo(ChronoUnit.MICROS).isBefore(closesAt.truncatedTo(ChronoUnit.MICROS))
                ? Optional.of(new Window(opensAt, closesAt)) : Optional.empty();
    }

    public boolean isBeforeOpening(Instant now) {
        return now.isBefore(opensAt);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(closesAt);
    }

}
