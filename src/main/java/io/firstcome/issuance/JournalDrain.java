package io.firstcome.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Detached;
import io.firstcome.core.Epoch;

/// Empties the journal of a coupon whose gates are closed, so that a new state of Redis
/// may be built from MySQL alone.
@Component
public class JournalDrain {

    private static final int PAGE = 500;

    private final Journal journal;

    private final Ledger ledger;

    private final Issues issues;

    private final IssuanceSettings settings;

    JournalDrain(Journal journal, Ledger ledger, Issues issues, IssuanceSettings settings) {
        this.journal = journal;
        this.ledger = ledger;
        this.issues = issues;
        this.settings = settings;
    }

    /// Commits every entry under `epoch`, whatever epoch admitted it. A position that
    /// another user has becomes the highest + 1; an entry beyond the stock is deleted,
    /// its user may ask again. Must not be cancelled, see [io.firstcome.core.Detached].
    ///
    /// @param touch is subscribed to before every page; when it fails, the drain fails
    /// and nothing more is written
    public Mono<Void> drain(CouponId coupon, Epoch epoch, Mono<Void> touch) {
        Mono<Integer> page = touch.then(journal.page(coupon, PAGE).collectList())
            .flatMap(winners -> bringHome(winners, epoch, touch).thenReturn(winners.size()));
        return journal.clearPlace(coupon).thenMany(page.expand(size -> size == 0 ? Mono.empty() : page)).then();
    }

    private Mono<Void> bringHome(List<Winner> page, Epoch epoch, Mono<Void> touch) {
        if (page.isEmpty()) {
            return Mono.empty();
        }
        List<Winner> winners = page.stream().map(winner -> winner.under(epoch)).toList();
        return commit(winners).flatMap(outcomes -> {
            var home = new ArrayList<Winner>();
            var stuck = new ArrayList<Winner>();
            winners.forEach(winner -> (isHome(outcomes, winner) ? home : stuck).add(winner));
            return remove(home).thenMany(Flux.fromIterable(stuck)).concatMap(winner -> alone(winner, touch)).then();
        });
    }

    private Mono<Void> alone(Winner winner, Mono<Void> touch) {
        return touch.then(commit(List.of(winner)))
            .map(outcomes -> outcomes.get(winner))
            .flatMap(outcome -> switch (outcome) {
                case Commit.InMySql there -> remove(List.of(winner));
                case Commit.OverStock() -> remove(List.of(winner));
                case Commit.PositionTaken() -> Detached.of(issues.extent(winner.coupon()), settings.commitTimeout())
                    .flatMap(extent -> alone(winner.at(extent.next()), touch));
                case Commit.EpochMoved(), Commit.Deferred() -> Mono.error(
                        new IllegalStateException("coupon " + winner.coupon() + " is not at epoch " + winner.epoch()));
            });
    }

    private Mono<Map<Winner, Commit>> commit(List<Winner> winners) {
        return Detached.of(ledger.commit(winners), settings.commitTimeout());
    }

    private static boolean isHome(Map<Winner, Commit> outcomes, Winner winner) {
        return outcomes.get(winner) instanceof Commit.InMySql;
    }

    private Mono<Void> remove(List<Winner> winners) {
        return winners.isEmpty() ? Mono.empty()
                : journal.remove(winners.getFirst().coupon(), winners.stream().map(Winner::entry).toList());
    }

}
