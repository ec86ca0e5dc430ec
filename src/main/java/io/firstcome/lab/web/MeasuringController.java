package io.firstcome.lab.web;

import java.util.Map;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.lab.Crowd;
import io.firstcome.lab.LedgerRace;
import io.firstcome.lab.RedisMemory;

/// What `gatling/ceiling` needs beside the service's own calls.
@RestController
@Profile("lab")
class MeasuringController {

    private final Crowd crowd;

    private final LedgerRace race;

    private final RedisMemory redis;

    MeasuringController(Crowd crowd, LedgerRace race, RedisMemory redis) {
        this.crowd = crowd;
        this.race = race;
        this.redis = redis;
    }

    @GetMapping("/lab/redis")
    Mono<Map<String, Long>> redis() {
        return redis.used().map(bytes -> Map.of("usedBytes", bytes));
    }

    @PostMapping("/lab/firstcome/coupons/{id}/crowd")
    Mono<Void> fill(@PathVariable String id, @RequestParam int winners) {
        return crowd.fill(coupon(id), winners);
    }

    @PostMapping("/lab/ledger")
    Mono<LedgerRace.Rates> race(@RequestParam String loop, @RequestParam String fed, @RequestParam int rows) {
        return race.run(coupon(loop), coupon(fed), rows);
    }

    private static CouponId coupon(String id) {
        return CouponId.parse(id).orElseThrow(CouponProblems::invalidId);
    }

}
