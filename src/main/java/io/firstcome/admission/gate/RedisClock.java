package io.firstcome.admission.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.stores.RedisServer;

/// What time it is in Redis, as far as an instance can know between two readings. The
/// service's own clock takes no part: it may jump.
@Component
public class RedisClock {

    private static final Duration READING_HOLDS = Duration.ofSeconds(5);

    private final Mono<Instant> redisTime;

    private final Ticker ticker;

    private volatile @Nullable Reading reading;

    @Autowired
    RedisClock(RedisServer redis, Ticker ticker) {
        this(redis.time(), ticker);
    }

    RedisClock(Mono<Instant> redisTime, Ticker ticker) {
        this.redisTime = redisTime;
        this.ticker = ticker;
    }

    /// Asks Redis. Errors when it cannot be reached; the last reading then holds for five
    /// seconds.
    public Mono<Void> read() {
        return Mono.defer(() -> {
            long sent = ticker.read();
            return redisTime.doOnNext(time -> reading = new Reading(time, sent, ticker.read()));
        }).then();
    }

    /// The latest that it may be in Redis now. Empty when Redis was not heard for five
    /// seconds.
    public Optional<Instant> atMost() {
        // Redis rounds its milliseconds down.
        return fresh().map(known -> known.time.plusMillis(1).plusNanos(ticker.read() - known.sent));
    }

    /// The earliest that it may be in Redis now. Empty when Redis was not heard for five
    /// seconds.
    public Optional<Instant> atLeast() {
        return fresh().map(known -> known.time.plusNanos(ticker.read() - known.received));
    }

    private Optional<Reading> fresh() {
        return Optional.ofNullable(reading).filter(known -> ticker.read() - known.received < READING_HOLDS.toNanos());
    }

    private record Reading(Instant time, long sent, long received) {
    }

}
