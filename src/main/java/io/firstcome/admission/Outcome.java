package io.firstcome.admission;

import java.time.Instant;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Issue;

/// What becomes of a request to issue a coupon.
public sealed interface Outcome {

    /// Issued now: MySQL holds the row.
    record Issued(Issue issue) implements Outcome {
    }

    /// This user holds it already: the same issue as then.
    record Held(Issue issue) implements Outcome {
    }

    /// Admitted, and in the journal; MySQL does not hold the row yet.
    record Pending(CouponId coupon, UserId user) implements Outcome {
    }

    record SoldOut() implements Outcome {
    }

    record NotOpen(Instant opensAt) implements Outcome {
    }

    record Paused() implements Outcome {
    }

    record Closed() implements Outcome {
    }

    /// The user held it, and an administrator took it back.
    record Revoked() implements Outcome {
    }

    /// Redis or MySQL is away, or too many wait. Whether the user was admitted is open;
    /// asking again will tell.
    record Unavailable() implements Outcome {
    }

    /// There is no such coupon.
    record Unknown() implements Outcome {
    }

    /// The same as it was issued then, whatever has become of it but for a revocation.
    static Outcome held(Issue issue) {
        return issue.status() == Issue.Status.REVOKED ? new Revoked() : new Held(issue.asIssued());
    }

    /// In a word, for counting.
    default Kind kind() {
        return switch (this) {
            case Issued issued -> Kind.ISSUED;
            case Held held -> Kind.HELD;
            case Pending pending -> Kind.PENDING;
            case SoldOut() -> Kind.SOLD_OUT;
            case NotOpen notOpen -> Kind.NOT_OPEN;
            case Paused() -> Kind.PAUSED;
            case Closed() -> Kind.CLOSED;
            case Revoked() -> Kind.REVOKED;
            case Unavailable() -> Kind.UNAVAILABLE;
            case Unknown() -> Kind.UNKNOWN;
        };
    }

    enum Kind {

        ISSUED, HELD, PENDING, SOLD_OUT, NOT_OPEN, PAUSED, CLOSED, REVOKED, UNAVAILABLE, UNKNOWN

    }

}
