package io.firstcome.issuance.ledger;

import java.time.Instant;
import java.util.Map;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// A coupon as its locked row has it.
///
/// @param free seats that are left
/// @param now by the clock of MySQL
/// @param rows of those users who were asked about and have one
/// @param highest the highest position, 0 for none
public record LockedCoupon(CouponId id, Capacity free, Instant now, Availability availability, Map<UserId, Issue> rows,
        long highest) {

    /// Whether newcomers get a seat, by the clock of MySQL.
    public enum Availability {

        OPEN, NOT_OPEN, PAUSED, CLOSED,

        /// The authority has just changed: other instances may still say what they knew
        /// before, and bring their own winners first.
        SETTLING

    }

}
