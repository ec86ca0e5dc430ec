package io.firstcome.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.StaleEpoch;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.issuance.ledger.Ledger;
import io.firstcome.issuance.ledger.Winner;

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

    /// Commits every entry under `epoch`, whatever epoch admitted it, a page in one
    /// transaction. Positions that other users have become the highest + 1 and on, in the
    /// order of the page; entries beyond the stock are deleted, their users may ask
    /// again. Must not be cancelled, see [io.firstcome.flow.Detached].
    ///
    /// @param touch is subscribed to before every transaction; when it fails, the drain
    /// fails and nothing more is written
    public Mono<Void> drain(CouponId coupon, Epoch epoch, Mono<Void> touch) {
        Mono<Integer> page = journal.page(coupon, PAGE)
            .map(winner -> winner.under(epoch))
            .collectList()
            .flatMap(winners -> commit(winners, touch).thenReturn(winners.size()));
        return journal.clearPlace(coupon).thenMany(page.expand(size -> size == 0 ? Mono.empty() : page)).then();
    }

    /// Whether there was a seat for each of them.
    private Mono<Boolean> commit(List<Winner> winners, Mono<Void> touch) {
        if (winners.isEmpty()) {
            return Mono.just(true);
        }
        return touch.then(Detached.of(ledger.commit(winners), settings.commitTimeout())).flatMap(outcomes -> {
            var sorted = Sorted.of(winners, outcomes);
            return remove(sorted.committed).then(Mono.defer(() -> asManyAsFit(sorted.beyondTheStock, touch)))
                .flatMap(allFit -> atFreePositions(sorted.displaced, touch).map(alsoFit -> allFit && alsoFit));
        });
    }

    /// Those that MySQL has not seats enough for together: half of them, and the others
    /// only when that half had its seats.
    private Mono<Boolean> asManyAsFit(List<Winner> winners, Mono<Void> touch) {
        if (winners.size() < 2) {
            return remove(winners).thenReturn(winners.isEmpty());
        }
        int half = winners.size() / 2;
        List<Winner> others = winners.subList(half, winners.size());
        return commit(winners.subList(0, half), touch)
            .flatMap(allFit -> allFit ? commit(others, touch) : remove(others).thenReturn(false));
    }

    private Mono<Boolean> atFreePositions(List<Winner> winners, Mono<Void> touch) {
        if (winners.isEmpty()) {
            return Mono.just(true);
        }
        return Detached.of(issues.extent(winners.getFirst().coupon()), settings.commitTimeout())
            .map(extent -> IntStream.range(0, winners.size())
                .mapToObj(index -> winners.get(index).at(new Position(extent.next().value() + index)))
                .toList())
            .flatMap(moved -> commit(moved, touch));
    }

    private Mono<Void> remove(List<Winner> winners) {
        return winners.isEmpty() ? Mono.empty()
                : journal.remove(winners.getFirst().coupon(), winners.stream().map(Winner::entry).toList());
    }

    /// What became of a page, each part in order of the journal.
    private record Sorted(List<Winner> committed, List<Winner> displaced, List<Winner> beyondTheStock) {

        static Sorted of(List<Winner> winners, Map<Winner, Commit> outcomes) {
            var sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            winners.forEach(winner -> sorted.partOf(winner, outcomes).add(winner));
            return sorted;
        }

        private List<Winner> partOf(Winner winner, Map<Winner, Commit> outcomes) {
            return switch (Objects.requireNonNull(outcomes.get(winner))) {
                case Commit.InMySql there -> committed;
                case Commit.PositionTaken() -> displaced;
                case Commit.OverStock() -> beyondTheStock;
                case Commit.EpochMoved(), Commit.Deferred() ->
                    throw new StaleEpoch("coupon " + winner.coupon() + " is not at epoch " + winner.epoch());
            };
        }

    }

}
