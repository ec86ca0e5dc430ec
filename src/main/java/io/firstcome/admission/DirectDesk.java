package io.firstcome.admission;

import java.util.List;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Detached;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.issuance.DirectLedger;
import io.firstcome.issuance.Seating;
import io.firstcome.issuance.Unsettled;
import io.firstcome.issuance.Winner;

/// Has MySQL decide while no instance reaches Redis, many users in one transaction.
/// Winners of this instance whom Redis had admitted, and whose rows are missing, come
/// before all newcomers.
@Component
class DirectDesk {

    private static final int UNSETTLED_AT_ONCE = 500;

    private final DirectLedger ledger;

    private final Unsettled unsettled;

    private final AdmissionSettings settings;

    DirectDesk(DirectLedger ledger, Unsettled unsettled, AdmissionSettings settings) {
        this.ledger = ledger;
        this.unsettled = unsettled;
        this.settings = settings;
    }

    /// One decision a user, in their order. Errors: [GateMissing] when the row names
    /// another epoch or another authority by now; whatever MySQL failed with, and then
    /// the users may have their rows.
    Mono<List<Decision>> decide(CouponId coupon, Epoch epoch, List<UserId> users) {
        return settle(coupon, epoch).then(Mono.defer(() -> seat(coupon, epoch, List.of(), users)))
            .map(seatings -> seatings.stream().map(DirectDesk::decision).toList());
    }

    private Mono<Void> settle(CouponId coupon, Epoch epoch) {
        return Mono.defer(() -> {
            List<Winner> before = unsettled.of(coupon, UNSETTLED_AT_ONCE);
            return before.isEmpty() ? Mono.empty()
                    : seat(coupon, epoch, before, List.of()).doOnNext(seated -> unsettled.forget(before))
                        .then(settle(coupon, epoch));
        });
    }

    private Mono<List<Seating>> seat(CouponId coupon, Epoch epoch, List<Winner> before, List<UserId> users) {
        return Detached.of(ledger.seat(coupon, epoch, settings.raiseAfter(), before, users), settings.decideWithin())
            .switchIfEmpty(Mono.error(() -> new GateMissing(epoch, Sign.MOVED)));
    }

    private static Decision decision(Seating seating) {
        return switch (seating) {
            case Seating.Seated(var issue) -> new Decision.Issued(issue);
            case Seating.HeldBefore(var issue) -> new Decision.Held(issue);
            case Seating.NoneLeft() -> new Decision.NoneLeft();
            case Seating.Shut(var door) -> shut(door);
        };
    }

    private static Decision shut(Seating.Door door) {
        return switch (door) {
            case NOT_OPEN -> new Decision.NotOpen();
            case PAUSED -> new Decision.Paused();
            case CLOSED -> new Decision.Closed();
            case SETTLING -> new Decision.NotYet();
            case OPEN -> throw new IllegalStateException("an open door refuses nobody");
        };
    }

}
