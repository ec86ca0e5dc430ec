package io.firstcome.admission;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.firstcome.core.Batcher;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.coupon.Terms;
import io.firstcome.issuance.Commit;
import io.firstcome.issuance.Issue;
import io.firstcome.issuance.Winner;

/// One coupon as this instance sees it: the last reading of its row, what may be answered
/// from memory while that holds, and the batches under way. Nothing here decides; memory
/// only repeats what Redis and MySQL have said.
final class LiveCoupon {

    private final CouponId id;

    private final Batcher<UserId, Decision> decisions;

    private final Batcher<UserId, Optional<Issue>> lookups;

    private final AtomicReference<Reading> reading;

    private volatile @Nullable SoldOutFilter filter;

    private volatile SoldOutFilter.@Nullable State nobodyHolds;

    private volatile SoldOutFilter.@Nullable State soldOut;

    private final Duration lookUpWithin;

    private final Patience patience;

    LiveCoupon(Terms terms, long readAt, long arrivedAt, AdmissionSettings settings, Patience patience, Gate gate,
            DirectDesk direct, Rows rows, Function<Winner, Mono<Commit>> handOver) {
        this.id = terms.coupon();
        this.lookUpWithin = settings.decideWithin();
        this.patience = patience;
        this.reading = new AtomicReference<>(new Reading(terms, readAt, arrivedAt, arrivedAt));
        this.decisions = new Batcher<>(settings.batchMax(), settings.waitingMax(),
                users -> isDirect() ? direct.decide(id, terms().epoch(), users) : decide(gate, users, handOver));
        this.lookups = new Batcher<>(settings.batchMax(), settings.waitingMax(), users -> rows.find(id, users));
    }

    CouponId id() {
        return id;
    }

    Terms terms() {
        return reading().terms;
    }

    /// Whether MySQL decides by itself.
    boolean isDirect() {
        return terms().mode() == AdmissionMode.DIRECT;
    }

    /// Joins the next batch; who is admitted is handed over to the writer whether or not
    /// anybody still listens. Errors: [GateMissing]; whatever Redis or MySQL failed with,
    /// and then
    /// the script may have run.
    Mono<Decision> decide(UserId user) {
        return decisions.submit(user);
    }

    /// Empty in the Optional when there is no row. Joins the next batch.
    Mono<Optional<Issue>> lookUp(UserId user) {
        return patience.within(lookUpWithin, lookups.submit(user));
    }

    /// Takes a newer reading of the row; an older one that arrives late changes nothing.
    /// Times are those of the ticker.
    ///
    /// @param readAt when its SELECT was asked for
    /// @param arrivedAt when its answer was there
    void read(Terms terms, long readAt, long arrivedAt) {
        reading.updateAndGet(known -> Objects.requireNonNull(known).followedBy(terms, readAt, arrivedAt));
    }

    /// Whether a higher capacity may reach Redis: by now no instance answers from a
    /// filter that does not know of it.
    boolean mayRaise(long now, Duration raiseAfter) {
        return now - reading().firstSeen >= raiseAfter.toNanos();
    }

    /// What may be answered from memory now. Empty when the reading is too old or nothing
    /// is known.
    Optional<SoldOutFilter.Verdict> fromMemory(UserId user, long now, Duration readingHolds) {
        SoldOutFilter known = filter;
        return known != null && known.complete() && reading().vouchesFor(known.state(), now, readingHolds)
                ? Optional.of(known.about(user)) : Optional.empty();
    }

    /// True when the gate has said, under the same epoch and version, that nobody holds a
    /// seat: before the opening all are told the same.
    boolean isHeldByNobody(long now, Duration readingHolds) {
        SoldOutFilter.State known = nobodyHolds;
        return known != null && reading().vouchesFor(known, now, readingHolds);
    }

    SoldOutFilter.State state() {
        return reading().state();
    }

    /// One that was loaded for a sold-out which does not count any more is not kept.
    void keep(SoldOutFilter newFilter) {
        if (newFilter.state().equals(soldOut)) {
            filter = newFilter;
        }
    }

    /// What the gate has said of being sold out counts no more.
    void forgetSoldOut() {
        soldOut = null;
        filter = null;
    }

    /// True when the gate has said sold-out under what the row says now, and there is no
    /// filter for it yet.
    boolean lacksFilter() {
        SoldOutFilter known = filter;
        return state().equals(soldOut) && (known == null || !known.state().equals(soldOut));
    }

    int filterSize() {
        SoldOutFilter known = filter;
        return known == null ? 0 : known.size();
    }

    private Reading reading() {
        return Objects.requireNonNull(reading.get());
    }

    private Mono<List<Decision>> decide(Gate gate, List<UserId> users, Function<Winner, Mono<Commit>> handOver) {
        var epoch = terms().epoch();
        return gate.decide(id, epoch, users, handOver).flatMap(ruling -> switch (ruling) {
            case Ruling.Decided(var each, var version, var taken) -> {
                nobodyHolds = taken == 0 ? new SoldOutFilter.State(epoch.value(), version) : null;
                if (each.stream().anyMatch(Decision.SoldOut.class::isInstance)) {
                    soldOut = new SoldOutFilter.State(epoch.value(), version);
                }
                yield Mono.just(each);
            }
            case Ruling.NoGate() -> Mono.error(new GateMissing(epoch, Sign.NO_GATE));
            case Ruling.Damaged() -> Mono.error(new GateMissing(epoch, Sign.DAMAGED));
        });
    }

    /// One read of the row.
    ///
    /// @param firstSeen when this version first arrived
    private record Reading(Terms terms, long readAt, long arrivedAt, long firstSeen) {

        private Reading followedBy(Terms newer, long newerReadAt, long newerArrivedAt) {
            boolean older = newer.epoch().isBefore(terms.epoch()) || newer.version() < terms.version();
            // One that was asked for after this one had arrived is the truth all the
            // same: MySQL was restored.
            if (older && newerReadAt < arrivedAt) {
                return this;
            }
            boolean sameVersion = newer.version() == terms.version();
            return new Reading(newer, sameVersion ? Math.max(readAt, newerReadAt) : newerReadAt, newerArrivedAt,
                    sameVersion ? firstSeen : newerArrivedAt);
        }

        private boolean vouchesFor(SoldOutFilter.State known, long now, Duration readingHolds) {
            return known.equals(state()) && now - readAt < readingHolds.toNanos();
        }

        private SoldOutFilter.State state() {
            return new SoldOutFilter.State(terms.epoch().value(), terms.version());
        }

    }

    /// Asks MySQL for the rows of many users at once.
    interface Rows {

        /// One answer a user, in their order.
        Mono<List<Optional<Issue>>> find(CouponId coupon, List<UserId> users);

    }

}
