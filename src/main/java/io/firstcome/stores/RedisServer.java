package io.firstcome.stores;

import java.time.Instant;
import java.util.Properties;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// What Redis says of itself. Asked on subscription; errors when it cannot be reached.
@Component
public class RedisServer {

    private final ReactiveStringRedisTemplate redis;

    public RedisServer(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /// Its clock, rounded down to a millisecond.
    public Mono<Instant> time() {
        return redis.execute(connection -> connection.serverCommands().time())
            .next()
            // The driver blocks while it makes the first connection.
            .subscribeOn(Schedulers.boundedElastic())
            .map(Instant::ofEpochMilli);
    }

    /// One section of its INFO.
    public Mono<Properties> info(String section) {
        return redis.execute(connection -> connection.serverCommands().info(section))
            .next()
            .subscribeOn(Schedulers.boundedElastic());
    }

}
