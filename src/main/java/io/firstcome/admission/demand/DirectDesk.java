package io.firstcome.admission.demand;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.Decision;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RebuildReason;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.UncommittedWinners;
import io.firstcome.issuance.ledger.DirectLedger;
import io.firstcome.issuance.ledger.Winner;

/// Has MySQL decide while no instance reaches Redis, many users in one transaction.
/// Winners of this instance whom Redis had admitted, and whose rows are missing, come
/// before all newcomers.
@Component
class DirectDesk {

    private static final int UNCOMMITTED_AT_ONCE = 500;

    private final DirectLedger ledger;

    private final UncommittedWinners uncommitted;

    private final DemandSettings settings;

    DirectDesk(DirectLedger ledger, UncommittedWinners uncommitted, DemandSettings settings) {
        this.ledger = ledger;
        this.uncommitted = uncommitted;
        this.settings = settings;
    }

    /// One decision per user, in their order. Errors: [GateUnusable] when the row names
    /// another epoch or another authority by now; whatever MySQL failed with, and then
    /// the users may have their rows.
    Mono<List<Decision>> decide(CouponId coupon, Epoch epoch, List<UserId> users) {
        return settle(coupon, epoch).then(Mono.defer(() -> seat(coupon, epoch, List.of(), users)));
    }

    private Mono<Void> settle(CouponId coupon, Epoch epoch) {
        return Mono.defer(() -> {
            List<Winner> before = uncommitted.of(coupon, UNCOMMITTED_AT_ONCE);
            return before.isEmpty() ? Mono.empty()
                    : seat(coupon, epoch, before, List.of()).doOnNext(seated -> uncommitted.forget(before))
                        .then(settle(coupon, epoch));
        });
    }

    private Mono<List<Decision>> seat(CouponId coupon, Epoch epoch, List<Winner> before, List<UserId> users) {
        var asked = Stream.concat(users.stream(), before.stream().map(Winner::user)).toList();
        return Detached
            .of(ledger.decide(coupon, epoch, settings.raiseAfter(), asked,
                    locked -> new SeatingRound(locked, before, users)), settings.decideWithin())
            .map(SeatingRound::decisions)
            .switchIfEmpty(Mono.error(() -> new GateUnusable(epoch, RebuildReason.MOVED)));
    }

}
