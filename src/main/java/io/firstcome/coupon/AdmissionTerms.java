package io.firstcome.coupon;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Window;

/// What admission must know of a coupon, from one read of its row.
///
/// @param epoch the one state of Redis that may admit
/// @param mode whether Redis decides at all
/// @param version grows with every change of total, revoked, window or state
/// @param revoked seats that went back to the stock; their users still count among the
/// holders
public record AdmissionTerms(CouponId coupon, Epoch epoch, AdmissionMode mode, long version, Capacity total,
        long revoked, Window window, CouponState state) {

    /// How many users may hold a seat, revoked ones too.
    public Capacity capacity() {
        return total.plus(revoked);
    }

}
