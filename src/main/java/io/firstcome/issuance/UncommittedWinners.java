package io.firstcome.issuance;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.stereotype.Component;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Winner;

/// Winners of this instance whom the writer could not commit. The journal has them too; they are remembered for the case that Redis, and the journal with it, is out of
/// reach when MySQL takes over. Bounded in number and in time: beyond that the journal
/// alone knows of them.
@Component
public class UncommittedWinners {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    private final Cache<Held, Winner> winners;

    UncommittedWinners(IssuanceSettings settings, Ticker ticker) {
        this.winners = Caffeine.newBuilder()
            .maximumSize(settings.waitingMax())
            .expireAfterWrite(REMEMBERED_FOR)
            .ticker(ticker)
            .build();
    }

    /// Up to `limit` of this coupon, in the order in which they were admitted.
    public List<Winner> of(CouponId coupon, int limit) {
        return winners.asMap()
            .values()
            .stream()
            .filter(winner -> winner.coupon().equals(coupon))
            .sorted(Comparator.comparing(Winner::admittedAt).thenComparing(winner -> winner.position().value()))
            .limit(limit)
            .toList();
    }

    /// These are settled, one way or the other.
    public void forget(Collection<Winner> settled) {
        settled.forEach(winner -> winners.invalidate(Held.by(winner)));
    }

    void remember(Winner winner) {
        winners.put(Held.by(winner), winner);
    }

    boolean isEmpty() {
        return winners.asMap().isEmpty();
    }

    private record Held(CouponId coupon, UserId user) {

        private static Held by(Winner winner) {
            return new Held(winner.coupon(), winner.user());
        }

    }

}
