package io.firstcome.live;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.Outcome;
import io.firstcome.core.CouponId;

/// What all instances together have answered, a hash in Redis for each coupon. Figures
/// only: nothing is decided by them, and nothing is lost with them.
@Component
class AnswerTotals {

    private static final Duration KEPT = Duration.ofDays(7);

    private final ReactiveStringRedisTemplate redis;

    AnswerTotals(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /// Errors when Redis is away; some may then have been added.
    Mono<Void> add(CouponId coupon, Map<Outcome.Kind, Long> counts) {
        return Flux.fromIterable(counts.entrySet())
            .concatMap(count -> redis.opsForHash().increment(key(coupon), count.getKey().name(), count.getValue()))
            .then(redis.expire(key(coupon), KEPT))
            .then();
    }

    /// Empty when nobody has been answered yet.
    Mono<Map<Outcome.Kind, Long>> read(CouponId coupon) {
        return redis.<String, String>opsForHash()
            .entries(key(coupon))
            .collect(() -> new EnumMap<>(Outcome.Kind.class), (totals, entry) -> totals
                .put(Outcome.Kind.valueOf(entry.getKey()), Long.valueOf(entry.getValue())));
    }

    private static String key(CouponId coupon) {
        return "fc:{" + coupon + "}:answers";
    }

}
