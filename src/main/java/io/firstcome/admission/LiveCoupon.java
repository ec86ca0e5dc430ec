package io.firstcome.admission;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.firstcome.core.Batcher;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.Terms;
import io.firstcome.issuance.Issue;

/// One coupon as this instance sees it: the last reading of its row, what may be answered from memory while that holds,
/// and the batches under way. Nothing here decides; memory only repeats what Redis and MySQL have said.
final class LiveCoupon {

    private final CouponId id;

    private final Batcher<UserId, Decision> decisions;

    private final Batcher<UserId, Optional<Issue>> lookups;

    private final AtomicReference<Reading> reading;

    private volatile @Nullable SoldOutFilter filter;

    private volatile SoldOutFilter.@Nullable State nobodyHolds;

    private volatile SoldOutFilter.@Nullable State soldOut;

    LiveCoupon(Terms terms, long readAt, AdmissionSettings settings, Gate gate, Lookups rows) {
        this.id = terms.coupon();
        this.reading = new AtomicReference<>(new Reading(terms, readAt, readAt, true));
        this.decisions = new Batcher<>(settings.batchMax(), settings.waitingMax(), users -> decide(gate, users));
        this.lookups = new Batcher<>(settings.batchMax(), settings.waitingMax(), users -> rows.find(id, users));
    }

    CouponId id() {
        return id;
    }

    Terms terms() {
        return reading().terms;
    }

    /// Joins the next batch. Errors: [GateMissing]; whatever Redis failed with, and then
    /// the script may have run.
    Mono<Decision> decide(UserId user) {
        return decisions.submit(user);
    }

    /// Empty in the Optional when there is no row. Joins the next batch.
    Mono<Optional<Issue>> lookUp(UserId user) {
        return lookups.submit(user);
    }

    /// Takes a newer reading of the row; an older one that arrives late changes nothing.
    ///
    /// @param readAt when its SELECT was sent, in nanoseconds of [System#nanoTime]
    void read(Terms terms, long readAt) {
        reading.updateAndGet(known -> Objects.requireNonNull(known).followedBy(terms, readAt));
    }

    /// Whether a higher capacity may reach Redis: by now no instance answers from a
    /// filter that does not know of it.
    boolean mayRaise(long now, Duration raiseAfter) {
        Reading known = reading();
        return !known.raised || now - known.firstSeen >= raiseAfter.toNanos();
    }

    /// What may be answered from memory now. Empty when the reading is too old or nothing
    /// is known.
    Optional<SoldOutFilter.Verdict> fromMemory(UserId user, long now, Duration readingHolds) {
        SoldOutFilter known = filter;
        return known != null && known.complete() && known.state().equals(state()) && isFresh(now, readingHolds)
                ? Optional.of(known.about(user)) : Optional.empty();
    }

    /// True when the gate has said, under the same epoch and version, that nobody holds a
    /// seat: before the opening all
    /// are told the same.
    boolean isHeldByNobody(long now, Duration readingHolds) {
        return state().equals(nobodyHolds) && isFresh(now, readingHolds);
    }

    SoldOutFilter.State state() {
        Terms terms = terms();
        return new SoldOutFilter.State(terms.epoch().value(), terms.version());
    }

    void keep(SoldOutFilter newFilter) {
        filter = newFilter;
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

    private boolean isFresh(long now, Duration readingHolds) {
        return now - reading().readAt < readingHolds.toNanos();
    }

    private Mono<List<Decision>> decide(Gate gate, List<UserId> users) {
        var epoch = terms().epoch();
        return gate.decide(id, epoch, users).flatMap(ruling -> switch (ruling) {
            case Ruling.Decided(var each, var version, var taken) -> {
                nobodyHolds = taken == 0 ? new SoldOutFilter.State(epoch.value(), version) : null;
                if (each.contains(new Decision.SoldOut())) {
                    soldOut = new SoldOutFilter.State(epoch.value(), version);
                }
                yield Mono.just(each);
            }
            case Ruling.NoGate() -> Mono.error(new GateMissing(epoch, "has no gate"));
            case Ruling.Damaged() -> Mono.error(new GateMissing(epoch, "is damaged"));
        });
    }

    /// One read of the row.
    ///
    /// @param firstSeen when this version was first read
    /// @param raised whether this version may have a higher capacity than the one before
    private record Reading(Terms terms, long readAt, long firstSeen, boolean raised) {

        private Reading followedBy(Terms newer, long newerReadAt) {
            if (newer.epoch().isBefore(terms.epoch()) || newer.version() < terms.version()) {
                return this;
            }
            if (newer.version() == terms.version()) {
                return new Reading(newer, Math.max(readAt, newerReadAt), firstSeen, raised);
            }
            return new Reading(newer, newerReadAt, newerReadAt, newer.capacity().isHigherThan(terms.capacity()));
        }

    }

    /// Asks MySQL for the rows of many users at once.
    interface Lookups {

        /// One answer a user, in their order.
        Mono<List<Optional<Issue>>> find(CouponId coupon, List<UserId> users);

    }

}
