package io.firstcome.admission.gate;

import java.time.Duration;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.stores.StoreOutage;

/// Whether Redis can be reached and does what it is for. A write, since one that is full,
/// loading, or a mere replica still tells the time.
@Component
public class RedisProbe {

    private static final Duration WITHIN = Duration.ofSeconds(1);

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Mono<Boolean> write;

    RedisProbe(ReactiveStringRedisTemplate redis, InstanceId instance) {
        // The first connection is made by whoever needs it, and the driver waits for it.
        this.write = redis.opsForValue()
            .set("fc:instance:" + instance.value(), "here", KEPT)
            .subscribeOn(Schedulers.boundedElastic());
    }

    /// Tries on subscription.
    public Mono<Boolean> reaches() {
        return write.timeout(WITHIN).onErrorReturn(StoreOutage::isOne, false);
    }

}
