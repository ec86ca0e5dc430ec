package io.firstcome.wallet;

import java.time.Instant;

import io.firstcome.coupon.Discount;
import io.firstcome.coupon.Expiry;
import io.firstcome.issuance.ledger.Issue;

/// An issue as its holder sees it: with what it is worth and until when.
public record HeldCoupon(Issue issue, String title, Discount discount, Expiry expiry) {

    public Status status(Instant now) {
        return switch (issue.status()) {
            case REVOKED -> Status.REVOKED;
            case USED -> Status.USED;
            case ISSUED -> expiry.isOver(now) ? Status.EXPIRED : Status.USABLE;
        };
    }

    /// What can be done with it.
    public enum Status {

        USABLE, USED, EXPIRED, REVOKED

    }

}
