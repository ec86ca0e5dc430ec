package io.firstcome.lab.strategy;

import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;

/// Where a strategy keeps its coupons and who got one.
public interface Stock {

    /// A fresh coupon that is open now.
    Mono<CouponId> create(long totalQuantity);

    /// As stored and as counted at this moment. Empty when there is no such coupon.
    Mono<Figures> figures(CouponId coupon);

}
