package io.firstcome.live.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.firstcome.admission.Outcome;
import io.firstcome.core.Capacity;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.coupon.CouponStatus;
import io.firstcome.live.Snapshot;

/// The figures of a drop as JSON.
///
/// @param totalQuantity null when unlimited
/// @param remaining null when unlimited
/// @param authority who decides: REDIS or DIRECT, that is MySQL by itself
/// @param soldOutAfterMillis from the opening until the last seat was taken; null while
/// there is one left
/// @param lastCommitAt null when nobody has one yet
/// @param journal null while Redis is away
/// @param answers by all instances, since the coupon was first asked for; null while Redis
/// is away
record FiguresBody(long couponId, String title, Instant at, CouponStatus status, @Nullable Long totalQuantity,
        long issuedQuantity, @Nullable Long remaining, Instant opensAt, Instant closesAt, AdmissionMode authority,
        long epoch, @Nullable Instant soldOutAt, @Nullable Long soldOutAfterMillis, @Nullable Instant lastCommitAt,
        @Nullable JournalBody journal, @Nullable Map<Outcome.Kind, Long> answers, double issuedPerSecond,
        Map<Outcome.Kind, Double> answersPerSecond) {

    static FiguresBody of(Snapshot snapshot) {
        var figures = snapshot.figures();
        var coupon = figures.coupon();
        var window = coupon.offer().window();
        return new FiguresBody(coupon.id().value(), coupon.offer().title(), figures.at(), coupon.status(figures.at()),
                seats(coupon.offer().total()), coupon.issued(), seats(coupon.remaining()), window.opensAt(),
                window.closesAt(), figures.terms().mode(), figures.terms().epoch().value(), figures.soldOutAt(),
                millis(figures.soldOutAfter()), snapshot.committedAt(),
                figures.backlog() == null ? null
                        : new JournalBody(figures.backlog().entries(), figures.backlog().since()),
                figures.answers(), snapshot.issuedPerSecond(), snapshot.answersPerSecond());
    }

    private static @Nullable Long seats(Capacity capacity) {
        return capacity instanceof Capacity.Seats(var count) ? count : null;
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    /// @param entries winners that are not committed, or not cleared away yet
    /// @param oldestAt when the oldest of them was admitted; null when there is none
    record JournalBody(long entries, @Nullable Instant oldestAt) {
    }

}
