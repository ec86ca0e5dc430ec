package io.firstcome.lab;

import java.util.Objects;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.stores.RedisServer;

/// What Redis says of its own size.
@Component
@Profile("lab")
public class RedisMemory {

    private final RedisServer redis;

    RedisMemory(RedisServer redis) {
        this.redis = redis;
    }

    /// All that it holds in memory, for whatever coupon, in bytes.
    public Mono<Long> used() {
        return redis.info("memory")
            .map(memory -> Long.valueOf(Objects.requireNonNull(memory.getProperty("used_memory"))));
    }

}
