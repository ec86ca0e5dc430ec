package io.firstcome.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.firstcome.admission.Outcome;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.coupon.Coupon;
import io.firstcome.coupon.CouponStatus;
import io.firstcome.issuance.Journal;
import io.firstcome.issuance.ledger.Issue;

/// One look at a drop.
///
/// @param last the row of the highest position; null when there is none
/// @param backlog null while Redis is away
/// @param answers by all instances since the coupon was first asked for; null while Redis
/// is away
public record Figures(Instant at, Coupon coupon, AdmissionTerms terms, @Nullable Issue last,
        Journal.@Nullable Backlog backlog, @Nullable Map<Outcome.Kind, Long> answers) {

    public CouponStatus status() {
        return coupon.status(at);
    }

    /// Seats that were given out at any time, those returned since among them.
    long given() {
        return coupon.issued() + coupon.revoked();
    }

    /// When the coupon could first be had.
    private Instant opened() {
        Instant opensAt = coupon.offer().window().opensAt();
        return opensAt.isAfter(coupon.createdAt()) ? opensAt : coupon.createdAt();
    }

    /// When the last seat was taken. Null while there is one left.
    public @Nullable Instant soldOutAt() {
        return last == null || coupon.offer().total().exceeds(coupon.issued()) ? null : last.issuedAt();
    }

    /// From the opening until the last seat was taken. Null while there is one left.
    public @Nullable Duration soldOutAfter() {
        Instant soldOutAt = soldOutAt();
        return soldOutAt == null ? null : Duration.between(opened(), soldOutAt);
    }

}
