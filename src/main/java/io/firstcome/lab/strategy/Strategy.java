package io.firstcome.lab.strategy;

import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// One way to give out coupons. None of them keeps a thread waiting: where a strategy is a
/// lock, it is waited for without one.
public interface Strategy {

    /// As it stands in the address.
    String name();

    /// Where it keeps what it gives out.
    Stock stock();

    /// Issues to the user, or says why not. Acts on subscription. Errors when MySQL or
    /// Redis is away, or the wait for a lock or a connection was longer than ten seconds.
    /// Must not be cancelled, see [io.firstcome.flow.Detached]: a lock would be free
    /// before the commit.
    Mono<Answer> issue(CouponId coupon, UserId user);

}
