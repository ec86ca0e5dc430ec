package io.firstcome.lab;

import java.util.Objects;

import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What Redis says of its own size.
@Component
@Profile("lab")
public class RedisMemory {

    private final ReactiveStringRedisTemplate redis;

    RedisMemory(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /// All that it holds in memory, for whatever coupon, in bytes.
    public Mono<Long> used() {
        return redis.execute(connection -> connection.serverCommands().info("memory"))
            .next()
            .map(memory -> Long.valueOf(Objects.requireNonNull(memory.getProperty("used_memory"))));
    }

}
