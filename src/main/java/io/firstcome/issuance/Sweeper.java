package io.firstcome.issuance;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Winner;
import io.firstcome.stores.StoreOutage;

/// Commits what its instance could not: entries that are still in a journal after a
/// few seconds, because that instance died or MySQL was away. Any instance may do it at
/// any time; a second insert is harmless.
@Component
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private static final int PAGE = 500;

    private final Journal journal;

    private final Epochs epochs;

    private final IssuanceWriter writer;

    private final Authority authority;

    private final IssuanceSettings settings;

    Sweeper(Journal journal, Epochs epochs, IssuanceWriter writer, Authority authority, IssuanceSettings settings) {
        this.journal = journal;
        this.epochs = epochs;
        this.writer = writer;
        this.authority = authority;
        this.settings = settings;
    }

    /// One round over all journals. Answers how many entries it found that were old
    /// enough. Started on subscription; a cancel stops it after the batch under way. What
    /// fails stays in its journal for the next round.
    Mono<Long> sweep() {
        return journal.nameOfAge(settings.sweepAfter())
            .flatMap(until -> journal.coupons()
                .distinct()
                .concatMap(coupon -> sweep(coupon, until).onErrorResume(error -> {
                    StoreOutage.log(log, Level.WARN, "the journal of coupon " + coupon + " is left for the next round",
                            error);
                    return Mono.just(0L);
                }))
                .reduce(0L, Long::sum));
    }

    private Mono<Long> sweep(CouponId coupon, String until) {
        return page(coupon, "0-0", until)
            .expand(page -> page.size() < PAGE ? Mono.empty() : page(coupon, page.getLast().entry().value(), until))
            .concatMap(page -> page.isEmpty() ? Mono.just(0L) : commit(coupon, page).thenReturn((long) page.size()))
            .reduce(0L, Long::sum);
    }

    private Mono<List<Winner>> page(CouponId coupon, String after, String until) {
        return journal.pageOlderThan(coupon, after, until, PAGE).collectList();
    }

    private Mono<Void> commit(CouponId coupon, List<Winner> page) {
        return epochs.find(coupon)
            .flatMap(current -> Flux.fromIterable(page).flatMap(entry -> commit(entry, current), PAGE).then());
    }

    private Mono<Void> commit(Winner entry, Epoch current) {
        if (entry.epoch().equals(current)) {
            return writer.write(entry).doOnNext(outcome -> follow(entry, outcome)).then();
        }
        // One of an epoch that the row has not reached yet (a restored MySQL) stays where
        // it is.
        return entry.epoch().isBefore(current) ? decideAnew(entry) : Mono.empty();
    }

    private Mono<Void> decideAnew(Winner entry) {
        return Detached.of(authority.decideAnew(entry.coupon(), entry.user()))
            .filter(done -> done)
            .flatMap(done -> journal.remove(entry.coupon(), List.of(entry.entry())));
    }

    private void follow(Winner entry, Commit outcome) {
        switch (outcome) {
            case Commit.OverStock(), Commit.PositionTaken() -> authority.distrust(entry.coupon(), entry.epoch());
            case Commit.InMySql there -> log.debug("swept {}", there.issue().id());
            case Commit.EpochMoved(), Commit.Deferred() -> log.debug("left for the next round: {}", entry.entry());
        }
    }

}
