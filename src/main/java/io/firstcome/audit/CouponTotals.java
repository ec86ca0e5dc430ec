package io.firstcome.audit;

import io.firstcome.core.Capacity;
import io.firstcome.core.Epoch;
import io.firstcome.coupon.AdmissionMode;

/// What MySQL holds of a coupon, in one moment.
///
/// @param total seats in all
/// @param issued the coupon's counter: rows that are not revoked
/// @param revoked the coupon's counter of rows that are
/// @param highest the highest position, 0 for none
public record CouponTotals(Epoch epoch, AdmissionMode mode, Capacity total, long issued, long revoked, long highest) {

    /// Users who hold a seat or held one: each has a row.
    long holders() {
        return issued + revoked;
    }

}
