package io.firstcome.wallet.web;

import java.time.Duration;
import java.time.Instant;

import io.firstcome.harness.Api;

/// Makes coupons whose first seat somebody holds.
record Winners(Api api) {

    /// A new coupon with a few seats, of which this user won the first.
    long won(String user) {
        long coupon = api.openCoupon(5);
        api.issue(coupon, user).expectStatus().isCreated();
        return coupon;
    }

    /// From now on nobody can use it any more.
    void expire(long coupon) {
        var closes = Instant.now().minus(Duration.ofMinutes(1));
        api.admin()
            .patch()
            .uri("/v1/coupons/{id}", coupon)
            .header("Content-Type", "application/json")
            .bodyValue("{\"closesAt\": \"%s\", \"usableUntil\": \"%s\"}".formatted(closes, closes))
            .exchange()
            .expectStatus()
            .isOk();
    }

}
