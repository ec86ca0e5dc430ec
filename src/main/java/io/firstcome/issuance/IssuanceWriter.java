package io.firstcome.issuance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.flow.Batcher;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Ledger;
import io.firstcome.issuance.ledger.Winner;
import io.firstcome.stores.StoreOutage;

/// The group-commit writer: winners join their coupon's next transaction. A fixed number
/// of lanes, each with one transaction under way; a coupon keeps to its lane, a
/// transaction may carry several coupons.
@Component
public class IssuanceWriter {

    private static final Logger log = LoggerFactory.getLogger(IssuanceWriter.class);

    private final Ledger ledger;

    private final Journal journal;

    private final UncommittedWinners uncommitted;

    private final IssuanceSettings settings;

    private final List<Batcher<Winner, Commit>> lanes;

    private final Timer commits = IssuanceMeter.COMMIT.timer();

    private final DistributionSummary batches = IssuanceMeter.BATCH.summary();

    private final Counter deferred = IssuanceMeter.DEFERRED.counter();

    IssuanceWriter(Ledger ledger, Journal journal, UncommittedWinners uncommitted, IssuanceSettings settings) {
        this.ledger = ledger;
        this.journal = journal;
        this.uncommitted = uncommitted;
        this.settings = settings;
        this.lanes = IntStream.range(0, settings.lanes())
            .mapToObj(lane -> new Batcher<Winner, Commit>(settings.batchMax(), settings.waitingMax(), this::commit))
            .toList();
    }

    /// Joins the next transaction at once, whether or not the answer is subscribed to; a
    /// cancel only stops listening. Never fails and never is empty: what cannot be
    /// written now is [Commit.Deferred] and waits in the journal.
    public Mono<Commit> write(Winner winner) {
        return lane(winner.coupon()).submit(winner, uncommitted::remember)
            .onErrorResume(Batcher.Full.class, full -> Mono.just(new Commit.Deferred()));
    }

    /// Winners that wait for a transaction, in all lanes.
    int waiting() {
        return lanes.stream().mapToInt(Batcher::waiting).sum();
    }

    /// Nothing waits and no transaction is under way.
    boolean isIdle() {
        return lanes.stream().allMatch(Batcher::isIdle);
    }

    private Batcher<Winner, Commit> lane(CouponId coupon) {
        return lanes.get(Math.floorMod(coupon.hashCode(), lanes.size()));
    }

    private Mono<List<Commit>> commit(List<Winner> winners) {
        var began = Timer.start();
        batches.record(winners.size());
        return Detached.of(ledger.commit(winners), settings.commitTimeout())
            .doOnNext(this::clearJournal)
            .doOnNext(outcomes -> began.stop(commits))
            .onErrorResume(error -> {
                deferred.increment();
                StoreOutage.log(log, Level.WARN,
                        winners.size() + " winners are not in MySQL yet and wait in the journal", error);
                return Mono.just(Map.of());
            })
            .doOnNext(outcomes -> keepUncommitted(winners, outcomes))
            .map(outcomes -> winners.stream()
                .map(winner -> outcomes.getOrDefault(winner, new Commit.Deferred()))
                .toList());
    }

    private void keepUncommitted(List<Winner> winners, Map<Winner, Commit> outcomes) {
        Map<Boolean, List<Winner>> committed = winners.stream()
            .collect(Collectors.partitioningBy(winner -> outcomes.get(winner) instanceof Commit.InMySql));
        committed.getOrDefault(false, List.of()).forEach(uncommitted::remember);
        if (!uncommitted.isEmpty()) {
            uncommitted.forget(committed.getOrDefault(true, List.of()));
        }
    }

    // Delete from the journal only after the commit: a crash in between repeats the
    // batch, and the unique keys absorb the repeat. Nobody waits for it, and what it
    // misses the sweeper does again.
    private void clearJournal(Map<Winner, Commit> outcomes) {
        var done = new HashMap<CouponId, List<Winner.EntryId>>();
        outcomes.forEach((winner, outcome) -> {
            if (outcome instanceof Commit.InMySql) {
                done.computeIfAbsent(winner.coupon(), coupon -> new ArrayList<>()).add(winner.entry());
            }
        });
        Flux.fromIterable(done.entrySet())
            .flatMap(entry -> journal.remove(entry.getKey(), entry.getValue()), settings.lanes())
            .subscribe(nothing -> {
            }, error -> StoreOutage.log(log, Level.DEBUG, "committed entries are left in the journal for the sweeper",
                    error));
    }

}
