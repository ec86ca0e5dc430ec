package io.firstcome.admission.fence;

import java.time.Duration;
import java.util.List;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.demand.DemandSettings;
import io.firstcome.admission.demand.Denials;
import io.firstcome.admission.gate.Gate;
import io.firstcome.admission.gate.GateKeys;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.StaleEpoch;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.coupon.Coupons;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.JournalDrain;
import io.firstcome.issuance.ledger.Issues;

/// Rebuilds the state of Redis from MySQL, in the fence's five steps. Opening a coupon
/// is the same with an empty table. May be killed at any line: the next one begins again
/// at the first step, with an epoch of its own.
@Component
class Rebuild {

    private static final int PAGE = 5000;

    private static final int KEYS_AT_ONCE = 500;

    private final Counter epochs = FenceMeter.EPOCHS.counter();

    private final Counter rebuilds = FenceMeter.REBUILDS.counter();

    private final FenceRow row;

    private final Denials denials;

    private final Coupons coupons;

    private final Issues issues;

    private final JournalDrain journal;

    private final Gate gate;

    private final ReactiveStringRedisTemplate redis;

    private final Ticker ticker;

    private final Duration stepWithin;

    private final Duration settleFor;

    Rebuild(FenceRow row, Denials denials, Coupons coupons, Issues issues, JournalDrain journal, Gate gate,
            ReactiveStringRedisTemplate redis, Ticker ticker, DemandSettings demand, FenceSettings settings) {
        this.row = row;
        this.denials = denials;
        this.coupons = coupons;
        this.issues = issues;
        this.journal = journal;
        this.gate = gate;
        this.redis = redis;
        this.ticker = ticker;
        this.stepWithin = settings.rebuildStepWithin();
        this.settleFor = demand.raiseAfter();
    }

    /// False when somebody else rebuilds or has rebuilt; true when the gate of the next
    /// epoch is open. On error the lease is given back where that is still possible. Must
    /// not be cancelled, see [io.firstcome.flow.Detached].
    Mono<Boolean> from(CouponId coupon, Epoch broken) {
        Epoch next = broken.next();
        return step(row.raise(coupon, broken)).doOnNext(raised -> epochs.increment(raised ? 1 : 0))
            .flatMap(
                    raised -> raised
                            ? afterRaise(coupon, next, ticker.read()).doOnSuccess(done -> rebuilds.increment())
                                .thenReturn(true)
                                .onErrorResume(error -> giveBack(coupon, next).then(Mono.error(error)))
                            : Mono.just(false));
    }

    /// Whether the gate of this epoch is really gone, rather than in the making. The row
    /// is read first: once nobody is on the way to this epoch, a gate that is not there
    /// will not come any more. Empty while somebody is.
    Mono<Boolean> isNeeded(CouponId coupon, Epoch epoch) {
        return step(row.isFree(coupon, epoch)).filter(free -> free)
            .flatMap(free -> step(redis.hasKey(GateKeys.of(coupon, epoch).gate())))
            .map(there -> !there);
    }

    // From here no batch of an older epoch can commit: what MySQL holds stands still but
    // for what is drained below.
    private Mono<Void> afterRaise(CouponId coupon, Epoch epoch, long raisedAt) {
        var before = new Epoch(epoch.value() - 1);
        // Also that of this epoch: a MySQL restored from an older copy may come by it for
        // the second time.
        return unlink(GateKeys.gatesUpTo(coupon, epoch))
            .then(Mono.defer(() -> journal.drain(coupon, epoch, touch(coupon, epoch))))
            .then(Mono.defer(() -> fill(coupon, epoch)))
            .delayUntil(filled -> settle(coupon, raisedAt))
            .flatMap(filled -> open(coupon, epoch, filled))
            .then(Mono.defer(() -> unlink(GateKeys.winnersUpTo(coupon, before))))
            .then(Mono.defer(() -> step(row.clear(coupon, epoch))))
            .then();
    }

    private Mono<Issues.Extent> fill(CouponId coupon, Epoch epoch) {
        String winners = GateKeys.of(coupon, epoch).winners();
        Mono<Issues.Extent> nothing = Mono.just(new Issues.Extent(0, 0));
        return unlink(List.of(winners)).then(nothing).expand(filled -> fillPage(coupon, epoch, winners, filled)).last();
    }

    /// Empty when there was none left.
    private Mono<Issues.Extent> fillPage(CouponId coupon, Epoch epoch, String winners, Issues.Extent filled) {
        return touch(coupon, epoch).then(step(issues.page(coupon, filled.highest(), PAGE).collectList()))
            .filter(page -> !page.isEmpty())
            .flatMap(page -> step(redis.opsForSet()
                .add(winners, page.stream().map(issue -> issue.user().value()).toArray(String[]::new)))
                .thenReturn(filled.with(page)));
    }

    // Until no instance can still deny, from memory, a seat that is free under this
    // epoch.
    private Mono<Long> settle(CouponId coupon, long raisedAt) {
        return step(denials.isDeniedAndFree(coupon)).filter(denied -> denied).flatMap(denied -> {
            Duration since = Duration.ofNanos(ticker.read() - raisedAt);
            return since.compareTo(settleFor) < 0 ? Mono.delay(settleFor.minus(since)) : Mono.empty();
        });
    }

    private Mono<Void> open(CouponId coupon, Epoch epoch, Issues.Extent filled) {
        return touch(coupon, epoch)
            .then(step(coupons.terms(List.of(coupon)).singleOrEmpty())
                .switchIfEmpty(Mono.error(() -> new StaleEpoch("coupon " + coupon + " has no row any more"))))
            .flatMap(terms -> openAt(epoch, terms, filled));
    }

    private Mono<Void> openAt(Epoch epoch, AdmissionTerms terms, Issues.Extent extent) {
        if (!terms.epoch().equals(epoch)) {
            return Mono.error(new StaleEpoch("another instance has raised the epoch to " + terms.epoch()));
        }
        return step(gate.open(terms, extent)).flatMap(opening -> switch (opening) {
            case OPENED -> Mono.empty();
            case GATE_EXISTS -> Mono.error(new StaleEpoch("epoch " + epoch + " already has a gate"));
            case MISMATCH -> Mono.error(new StaleEpoch("the winners of epoch " + epoch + " have changed"));
        });
    }

    private Mono<Void> touch(CouponId coupon, Epoch epoch) {
        return Mono.defer(() -> step(row.touch(coupon, epoch)))
            .filter(ours -> ours)
            .switchIfEmpty(Mono.error(() -> new StaleEpoch("another instance has raised epoch " + epoch)))
            .then();
    }

    private Mono<Boolean> giveBack(CouponId coupon, Epoch epoch) {
        return step(row.clear(coupon, epoch)).onErrorReturn(false);
    }

    private Mono<Void> unlink(List<String> keys) {
        return Flux.fromIterable(keys)
            .buffer(KEYS_AT_ONCE)
            .concatMap(some -> step(redis.unlink(some.toArray(String[]::new))))
            .then();
    }

    private <T> Mono<T> step(Mono<T> work) {
        return Detached.of(work, stepWithin);
    }

}
