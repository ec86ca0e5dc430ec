package io.firstcome.issuance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.firstcome.core.CouponId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;

/// Who of those that ask together gets a seat, in the order in which they are asked
/// about. Decides, and leaves the writing to others.
final class SeatingRound {

    private final Map<UserId, Issue> rows;

    private final DirectStatements.Row coupon;

    private final List<Issue> seated = new ArrayList<>();

    private final long highest;

    /// @param rows of those users who have one; grows by the seated
    /// @param highest the highest position so far, 0 for none
    SeatingRound(Map<UserId, Issue> rows, long highest, DirectStatements.Row coupon) {
        this.rows = rows;
        this.highest = highest;
        this.coupon = coupon;
    }

    Seating seat(UserId user) {
        if (rows.containsKey(user)) {
            return new Seating.HeldBefore(rows.get(user));
        }
        if (coupon.door() != Seating.Door.OPEN) {
            return new Seating.Shut(coupon.door());
        }
        return coupon.free().exceeds(seated.size()) ? new Seating.Seated(take(user, coupon.now()))
                : new Seating.NoneLeft();
    }

    /// Redis had admitted this one, while the coupon was open: only the stock counts.
    void admitted(UserId user, Instant at) {
        if (!rows.containsKey(user) && coupon.free().exceeds(seated.size())) {
            take(user, at);
        }
    }

    /// The rows to be written, in order of position.
    List<Issue> seated() {
        return seated;
    }

    private Issue take(UserId user, Instant at) {
        var issue = new Issue(coupon.id(), new Position(highest + seated.size() + 1), user, at, null, null);
        seated.add(issue);
        rows.put(user, issue);
        return issue;
    }

}
