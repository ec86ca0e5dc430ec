package io.firstcome.admission.gate;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// What counts as reaching Redis.
@ServiceTest
class RedisProbeIT {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final RedisProbe probe;

    private final ReactiveStringRedisTemplate redis;

    RedisProbeIT(RedisProbe probe, ReactiveStringRedisTemplate redis) {
        this.probe = probe;
        this.redis = redis;
    }

    @AfterEach
    void unlimited() {
        limitMemory("0");
    }

    @Test
    void oneThatIsFullIsOutOfReachThoughItTellsTheTime() {
        assertThat(probe.reaches().block(WITHIN)).isTrue();

        limitMemory("1");

        assertThat(redis.execute(connection -> connection.serverCommands().time()).blockFirst(WITHIN)).isPositive();
        assertThat(probe.reaches().block(WITHIN)).isFalse();
    }

    private void limitMemory(String bytes) {
        redis.execute(connection -> connection.serverCommands().setConfig("maxmemory", bytes)).blockLast(WITHIN);
    }

}
