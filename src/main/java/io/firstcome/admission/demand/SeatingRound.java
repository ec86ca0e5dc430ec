package io.firstcome.admission.demand;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.firstcome.admission.gate.Decision;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.DirectLedger;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.LockedCoupon;
import io.firstcome.issuance.ledger.Winner;

/// Who of those that ask together gets a seat, in the order in which they are asked
/// about. Decides, and leaves the writing to the ledger.
final class SeatingRound implements DirectLedger.Round {

    private final LockedCoupon coupon;

    private final Map<UserId, Issue> known;

    private final List<Issue> seated = new ArrayList<>();

    private final List<Decision> decisions;

    /// @param before whom Redis had admitted, while the coupon was open: only the stock
    /// counts for them
    SeatingRound(LockedCoupon coupon, List<Winner> before, List<UserId> users) {
        this.coupon = coupon;
        this.known = new HashMap<>(coupon.rows());
        before.forEach(this::seat);
        this.decisions = users.stream().map(this::decide).toList();
    }

    /// One per user, in their order.
    List<Decision> decisions() {
        return decisions;
    }

    @Override
    public List<Issue> rows() {
        return seated;
    }

    private void seat(Winner winner) {
        if (!known.containsKey(winner.user()) && isFree()) {
            take(winner.user(), winner.admittedAt());
        }
    }

    private Decision decide(UserId user) {
        if (known.containsKey(user)) {
            return new Decision.Held(known.get(user));
        }
        return switch (coupon.availability()) {
            case OPEN -> isFree() ? new Decision.Issued(take(user, coupon.now())) : new Decision.NoneLeft();
            case NOT_OPEN -> new Decision.NotOpen();
            case PAUSED -> new Decision.Paused();
            case CLOSED -> new Decision.Closed();
            case SETTLING -> new Decision.Settling();
        };
    }

    private boolean isFree() {
        return coupon.free().exceeds(seated.size());
    }

    private Issue take(UserId user, Instant at) {
        var issue = new Issue(coupon.id(), new Position(coupon.highest() + seated.size() + 1), user, at, null, null);
        seated.add(issue);
        known.put(user, issue);
        return issue;
    }

}
