package io.firstcome.issuance;

import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;

/// Who decides about seats, as seen from here.
public interface Authority {

    /// Decides an entry of an older epoch again, under the epoch that admits now. True
    /// when the entry has done its work (the user holds a seat, or there is none left)
    /// and may leave the journal. Never fails: false means not now.
    Mono<Boolean> decideAnew(CouponId coupon, UserId user);

    /// MySQL has found that the state of Redis under this epoch admitted what it must not
    /// have: it must be rebuilt, if that has not happened already. Returns at once;
    /// saying it often is saying it once.
    void distrust(CouponId coupon, Epoch epoch);

}
