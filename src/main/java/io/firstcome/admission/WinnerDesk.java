package io.firstcome.admission;

import java.time.Duration;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.demand.Admission;
import io.firstcome.admission.demand.LiveCoupon;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.admission.fence.Fence;
import io.firstcome.admission.gate.Decision;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RebuildReason;
import io.firstcome.flow.WheelTimeouts;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Winner;

/// Sees a winner through to the row.
@Component
class WinnerDesk {

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final Decisions decisions;

    private final WheelTimeouts timeouts;

    private final Traces traces;

    WinnerDesk(LiveCoupons liveCoupons, Fence fence, Decisions decisions, WheelTimeouts timeouts, Traces traces) {
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.decisions = decisions;
        this.timeouts = timeouts;
        this.traces = traces;
    }

    /// The outcome of the commit, or [Outcome.Pending] after the wait.
    ///
    /// @param otherwise what follows from a decision that is none about a winner, should
    /// this one have to be decided again
    Mono<Outcome> follow(Winner winner, Mono<Commit> commit, LiveCoupon live, Duration wait, Follow otherwise) {
        Outcome pending = pending(winner);
        Mono<Outcome> outcome = wait.isZero() ? Mono.just(pending) : timeouts.within(wait,
                commit.flatMap(known -> settle(known, live, winner, otherwise)), Mono.just(pending));
        return traces.commit(winner, commit, outcome);
    }

    private Mono<Outcome> settle(Commit commit, LiveCoupon live, Winner winner, Follow otherwise) {
        return switch (commit) {
            case Commit.Committed(var issue) -> Mono.just(new Outcome.Issued(issue));
            case Commit.Held(var issue) -> Mono.just(Outcome.held(issue));
            case Commit.Deferred() -> Mono.just(pending(winner));
            case Commit.EpochMoved() -> decideAgain(live, winner, otherwise);
            case Commit.OverStock(), Commit.PositionTaken() ->
                fence.reopen(live.id(), new GateUnusable(winner.epoch(), RebuildReason.REFUSED))
                    .then(Mono.defer(() -> decideAgain(live, winner, otherwise)));
        };
    }

    // The seat was given by a state of Redis that may not admit any more: once more under
    // the one that may, and no more than once.
    private Mono<Outcome> decideAgain(LiveCoupon live, Winner winner, Follow otherwise) {
        return liveCoupons.read(live.id())
            .then(Mono.defer(() -> decisions.decide(live, winner.user())))
            .flatMap(again -> again.decision() instanceof Decision.Admitted(var second)
                    ? again.commit().map(commit -> lastWord(commit, second))
                    : otherwise.follow(again).map(outcome -> ownIssue(outcome, winner)));
    }

    // The rebuild has committed this very winner: issued now, not held before.
    private static Outcome ownIssue(Outcome outcome, Winner winner) {
        return outcome instanceof Outcome.Held(var issue) && issue.issuedAt().equals(winner.admittedAt())
                ? new Outcome.Issued(issue) : outcome;
    }

    private static Outcome lastWord(Commit commit, Winner winner) {
        return switch (commit) {
            case Commit.Committed(var issue) -> new Outcome.Issued(issue);
            case Commit.Held(var issue) -> Outcome.held(issue);
            case Commit.Deferred() -> pending(winner);
            case Commit.EpochMoved(), Commit.OverStock(), Commit.PositionTaken() -> new Outcome.Unavailable();
        };
    }

    private static Outcome pending(Winner winner) {
        return new Outcome.Pending(winner.coupon(), winner.user());
    }

    /// What follows from a decision.
    interface Follow {

        Mono<Outcome> follow(Admission admission);

    }

}
