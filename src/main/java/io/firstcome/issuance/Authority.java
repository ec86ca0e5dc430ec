package io.firstcome.issuance;

import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// Who decides about seats, as seen from here.
public interface Authority {

    /// Decides an entry of an older epoch anew, under the epoch that admits now. True
    /// when the entry has done its work
    /// (the user holds a seat, or there is none left) and may leave the journal. Never
    /// fails: false means not now.
    Mono<Boolean> decideAnew(CouponId coupon, UserId user);

    /// MySQL has found that Redis admitted what it must not have: the state of Redis must
    /// be made anew. Returns at once.
    void distrust(CouponId coupon);

}
