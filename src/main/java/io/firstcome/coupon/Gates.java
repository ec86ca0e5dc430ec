package io.firstcome.coupon;

import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;

/// How a change of a coupon reaches those who admit.
public interface Gates {

    /// Lowers what may be admitted, before MySQL does: from here nobody beyond `total` is
    /// admitted for ten seconds, in
    /// which the row must follow; a row that does not follow gets its old capacity back.
    /// On subscription, once; a cancel
    /// may leave it done. Errors when Redis cannot be reached: the lowering may then have
    /// happened, and lapses by itself.
    Mono<Lowering> lower(CouponId coupon, Capacity total);

    /// Makes a change seen that MySQL holds already. Never fails: what this misses, every
    /// instance's next reading
    /// repeats within a second.
    Mono<Void> follow(CouponId coupon);

    /// What became of a lowering.
    enum Lowering {

        LOWERED, BELOW_ADMITTED

    }

}
