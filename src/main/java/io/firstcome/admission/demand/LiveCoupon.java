package io.firstcome.admission.demand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.Decision;
import io.firstcome.admission.gate.Gate;
import io.firstcome.admission.gate.GateReply;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RebuildReason;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.flow.Batcher;
import io.firstcome.flow.WheelTimeouts;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Winner;

/// One coupon as this instance sees it: the last reading of its row, what may be answered
/// from memory while that holds, and the batches under way. Nothing here decides; memory
/// only repeats what Redis and MySQL have said.
public final class LiveCoupon {

    private final CouponId id;

    private final Batcher<UserId, Admission> decisions;

    private final Batcher<UserId, Optional<Issue>> lookups;

    private final AtomicReference<Reading> reading;

    private volatile @Nullable SoldOutFilter filter;

    private volatile SoldOutFilter.@Nullable State nobodyHolds;

    private volatile SoldOutFilter.@Nullable State soldOut;

    private final Duration lookUpWithin;

    private final WheelTimeouts timeouts;

    LiveCoupon(AdmissionTerms terms, long readAt, long arrivedAt, DemandSettings settings, WheelTimeouts timeouts,
            Gate gate, DirectDesk direct, Rows rows, Function<Winner, Mono<Commit>> writer) {
        this.id = terms.coupon();
        this.lookUpWithin = settings.decideWithin();
        this.timeouts = timeouts;
        this.reading = new AtomicReference<>(new Reading(terms, readAt, arrivedAt, arrivedAt));
        this.decisions = new Batcher<>(settings.batchMax(), settings.waitingMax(),
                users -> isDirect() ? decide(direct, users) : decide(gate, users, writer));
        this.lookups = new Batcher<>(settings.batchMax(), settings.waitingMax(), users -> rows.find(id, users));
    }

    public CouponId id() {
        return id;
    }

    public AdmissionTerms terms() {
        return reading().terms();
    }

    /// Whether MySQL decides by itself.
    public boolean isDirect() {
        return terms().mode() == AdmissionMode.DIRECT;
    }

    /// Joins the next batch; who is admitted is handed over to the writer whether or not
    /// anybody still listens. Errors: [GateUnusable]; whatever Redis or MySQL failed
    /// with, and then the script may have run.
    public Mono<Admission> decide(UserId user) {
        return decisions.submit(user);
    }

    /// Empty in the Optional when there is no row. Joins the next batch.
    public Mono<Optional<Issue>> lookUp(UserId user) {
        return timeouts.within(lookUpWithin, lookups.submit(user));
    }

    /// Takes a newer reading of the row; an older one that arrives late changes nothing.
    /// Times are those of the ticker.
    ///
    /// @param readAt when its SELECT was asked for
    /// @param arrivedAt when its answer was there
    void read(AdmissionTerms terms, long readAt, long arrivedAt) {
        reading.updateAndGet(known -> Objects.requireNonNull(known).followedBy(terms, readAt, arrivedAt));
    }

    /// Whether a higher capacity may reach Redis: by now no instance answers from a
    /// filter that does not know of it.
    public boolean mayRaise(long now, Duration raiseAfter) {
        return now - reading().firstSeen() >= raiseAfter.toNanos();
    }

    /// What may be answered from memory now. Empty when the reading is too old or nothing
    /// is known.
    public Optional<Decision> fromMemory(UserId user, long now, Duration readingHolds) {
        SoldOutFilter known = filter;
        return known != null && known.complete() && reading().vouchesFor(known.state(), now, readingHolds)
                ? Optional.of(known.decide(user)) : Optional.empty();
    }

    /// True when the gate has said, under the same epoch and version, that nobody holds a
    /// seat: before the opening everybody hears the same.
    public boolean isHeldByNobody(long now, Duration readingHolds) {
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
    public void forgetSoldOut() {
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

    private Mono<List<Admission>> decide(DirectDesk direct, List<UserId> users) {
        return direct.decide(id, terms().epoch(), users)
            .map(decisions -> decisions.stream().map(Admission::of).toList());
    }

    private Mono<List<Admission>> decide(Gate gate, List<UserId> users, Function<Winner, Mono<Commit>> writer) {
        var epoch = terms().epoch();
        return gate.decide(id, epoch, users).flatMap(reply -> switch (reply) {
            case GateReply.Decided decided -> {
                // First of all: a caller who hangs up meanwhile changes nothing (ADR 2).
                var admissions = handOver(decided.decisions(), writer);
                learn(decided, epoch);
                yield Mono.just(admissions);
            }
            case GateReply.NoGate() -> Mono.error(new GateUnusable(epoch, RebuildReason.NO_GATE));
            case GateReply.Damaged() -> Mono.error(new GateUnusable(epoch, RebuildReason.DAMAGED));
        });
    }

    private static List<Admission> handOver(List<Decision> decisions, Function<Winner, Mono<Commit>> writer) {
        var admissions = new ArrayList<Admission>(decisions.size());
        for (Decision decision : decisions) {
            admissions.add(decision instanceof Decision.Admitted(var winner)
                    ? new Admission(decision, writer.apply(winner)) : Admission.of(decision));
        }
        return admissions;
    }

    private void learn(GateReply.Decided decided, Epoch epoch) {
        var now = new SoldOutFilter.State(epoch.value(), decided.version());
        nobodyHolds = decided.taken() == 0 ? now : null;
        if (decided.decisions().stream().anyMatch(Decision.SoldOut.class::isInstance)) {
            soldOut = now;
        }
    }

    /// Asks MySQL for the rows of many users at once.
    interface Rows {

        /// One answer per user, in their order.
        Mono<List<Optional<Issue>>> find(CouponId coupon, List<UserId> users);

    }

}
