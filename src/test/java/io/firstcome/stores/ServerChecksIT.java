package io.firstcome.stores;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;
import io.firstcome.wire.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/// A start that looks at the servers first.
@ServersTest
@ResourceLock(ServersTest.SERVERS)
class ServerChecksIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Neighbours neighbours;

    private final ReactiveStringRedisTemplate redis;

    ServerChecksIT(Neighbours neighbours, ReactiveStringRedisTemplate redis) {
        this.neighbours = neighbours;
        this.redis = redis;
    }

    @AfterEach
    void evictNothing() {
        evict("noeviction");
    }

    @Test
    void aStartIsRefusedWhereRedisEvicts() throws InterruptedException {
        evict("allkeys-lru");
        assertThat(neighbours.start().lastWords()).contains("APPLICATION FAILED TO START",
                "Redis evicts keys when it is full (maxmemory-policy allkeys-lru)", "noeviction");
    }

    @Test
    void aStartSucceedsWhileRedisIsAway() {
        try (var toRedis = Wire.to(neighbours::redisPort)) {
            toRedis.cut();
            try (var service = neighbours.start(neighbours.mySqlPort(), toRedis.port())) {
                service.api().anonymous().get().uri("/v1/coupons").exchange().expectStatus().isOk();
                assertThat(service.words()).contains("Redis could not be checked");
            }
        }
    }

    private void evict(String policy) {
        redis.execute(connection -> connection.serverCommands().setConfig("maxmemory-policy", policy))
            .blockLast(WITHIN);
    }

}
