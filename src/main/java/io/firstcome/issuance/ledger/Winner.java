package io.firstcome.issuance.ledger;

import java.time.Instant;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;

/// Somebody whom Redis admitted: an entry of the journal until MySQL holds the row.
///
/// @param epoch the state of Redis that admitted
/// @param admittedAt by the clock of Redis, in microseconds
/// @param entry where it stands in the journal
public record Winner(CouponId coupon, Epoch epoch, UserId user, Position position, Instant admittedAt, EntryId entry) {

    /// The name that Redis gave to an entry of a stream: milliseconds, a dash, a sequence
    /// number.
    public record EntryId(String value) {
    }

    public Winner under(Epoch newEpoch) {
        return new Winner(coupon, newEpoch, user, position, admittedAt, entry);
    }

    public Winner at(Position newPosition) {
        return new Winner(coupon, epoch, user, newPosition, admittedAt, entry);
    }

    Issue asIssue() {
        return new Issue(coupon, position, user, admittedAt, null, null);
    }

}
