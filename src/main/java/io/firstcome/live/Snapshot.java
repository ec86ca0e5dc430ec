package io.firstcome.live;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.firstcome.admission.Outcome;

/// Figures beside the ones before: what happened in between.
///
/// @param committedAt when a row was last seen to be there that was not before; before
/// that, when the last winner was admitted; null when there is none
/// @param issuedPerSecond rows since the figures before
/// @param answersPerSecond answers since the figures before
public record Snapshot(Figures figures, @Nullable Instant committedAt, double issuedPerSecond,
        Map<Outcome.Kind, Double> answersPerSecond) {

    private static final Duration TOLD_AGAIN_AFTER = Duration.ofSeconds(5);

    static Snapshot first(Figures figures) {
        return new Snapshot(figures, figures.last() == null ? null : figures.last().issuedAt(), 0, Map.of());
    }

    Snapshot followedBy(Figures next) {
        long rows = Math.max(0, next.given() - figures.given());
        double seconds = Math.max(Duration.between(figures.at(), next.at()).toMillis(), 1) / 1000.0;
        return new Snapshot(next, rows > 0 ? next.at() : committedAt, rows / seconds, rates(next, seconds));
    }

    /// Whether there is nothing to tell that this one does not tell. Time tells something
    /// too: a coupon opens without a change of its row, and an old snapshot is no clock.
    boolean saysTheSameAs(Snapshot later) {
        return Duration.between(figures.at(), later.figures.at()).compareTo(TOLD_AGAIN_AFTER) < 0
                && figures.status() == later.figures.status() && at(Instant.EPOCH).equals(later.at(Instant.EPOCH));
    }

    private Snapshot at(Instant time) {
        return new Snapshot(new Figures(time, figures.coupon(), figures.terms(), figures.last(), figures.backlog(),
                figures.answers()), committedAt, issuedPerSecond, answersPerSecond);
    }

    // A total that shrinks was lost with its Redis: nothing can be said about that
    // moment.
    private Map<Outcome.Kind, Double> rates(Figures next, double seconds) {
        var rates = new EnumMap<Outcome.Kind, Double>(Outcome.Kind.class);
        if (next.answers() != null && figures.answers() != null) {
            next.answers().forEach((answer, total) -> {
                long more = total - figures.answers().getOrDefault(answer, 0L);
                if (more > 0) {
                    rates.put(answer, more / seconds);
                }
            });
        }
        return rates;
    }

}
