package io.firstcome.issuance.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.firstcome.core.CouponId;
import io.firstcome.core.IssueId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;

/// One user's coupon: a row in MySQL.
///
/// @param issuedAt the moment of admission, by the clock of Redis
public record Issue(CouponId coupon, Position position, UserId user, Instant issuedAt, @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {

    public IssueId id() {
        return new IssueId(coupon, position);
    }

    public Status status() {
        if (revokedAt != null) {
            return Status.REVOKED;
        }
        return usedAt != null ? Status.USED : Status.ISSUED;
    }

    /// The same as it was when it was issued, whatever became of it since.
    public Issue asIssued() {
        return new Issue(coupon, position, user, issuedAt, null, null);
    }

    /// What became of it.
    public enum Status {

        ISSUED, USED, REVOKED

    }

}
