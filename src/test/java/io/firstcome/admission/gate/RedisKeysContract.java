package io.firstcome.admission.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;

import io.firstcome.stores.RedisServer;

import static io.firstcome.admission.gate.LoneGate.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What this room asks Redis for without a script.
abstract class RedisKeysContract {

    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    private final String key = "lone:" + IDS.incrementAndGet();

    private final ReactiveStringRedisTemplate redis;

    RedisKeysContract(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    @AfterEach
    void remove() {
        redis.delete(key).block(WITHIN);
    }

    @Test
    void aSetCountsEachOnce() {
        assertThat(add("alice", "bob", "alice")).isEqualTo(2);
        assertThat(add("bob", "carol")).isEqualTo(1);
        assertThat(redis.opsForSet().size(key).block(WITHIN)).isEqualTo(3);
    }

    @Test
    void aSetKnowsWhoIsInIt() {
        add("alice");
        assertThat(redis.opsForSet().isMember(key, "alice").block(WITHIN)).isTrue();
        assertThat(redis.opsForSet().isMember(key, "bob").block(WITHIN)).isFalse();
    }

    @Test
    void aSetIsReadInStepsWithoutLosingAnybody() {
        Set<String> users = IntStream.range(0, 1000).mapToObj(user -> "user-" + user).collect(Collectors.toSet());
        add(users.toArray(String[]::new));

        var read = redis.opsForSet().scan(key, ScanOptions.scanOptions().count(10).build());

        assertThat(read.collect(Collectors.toSet()).block(WITHIN)).isEqualTo(users);
    }

    @Test
    void aSetThatNobodyIsInIsGone() {
        add("alice");
        assertThat(redis.hasKey(key).block(WITHIN)).isTrue();
        assertThat(redis.opsForSet().remove(key, "alice", "bob").block(WITHIN)).isEqualTo(1);
        assertThat(redis.hasKey(key).block(WITHIN)).isFalse();
    }

    @Test
    void whatIsUnlinkedIsGoneAndWhatIsNotThereIsNotCounted() {
        add("alice");
        assertThat(redis.unlink(key, key + ":other").block(WITHIN)).isEqualTo(1);
        assertThat(redis.hasKey(key).block(WITHIN)).isFalse();
        assertThat(redis.unlink(key).block(WITHIN)).isZero();
    }

    @Test
    void aHashKeepsItsFields() {
        redis.opsForHash().putAll(key, Map.of("taken", "2", "next", "3")).block(WITHIN);
        redis.opsForHash().put(key, "taken", "4").block(WITHIN);
        assertThat(redis.opsForHash().entries(key).collectMap(Map.Entry::getKey, Map.Entry::getValue).block(WITHIN))
            .isEqualTo(Map.of("taken", "4", "next", "3"));
        assertThat(redis.opsForHash().get(key, "capacity").blockOptional(WITHIN)).isEmpty();
    }

    @Test
    void aHeartbeatIsKeptForItsTimeAndNoLonger() {
        assertThat(redis.opsForValue().set(key, "here", Duration.ofMinutes(1)).block(WITHIN)).isTrue();
        assertThat(redis.getExpire(key).block(WITHIN)).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
        assertThat(redis.opsForValue().get(key).block(WITHIN)).isEqualTo("here");
    }

    @Test
    void aKeyOfAnotherTypeIsRefused() {
        redis.opsForValue().set(key, "oops").block(WITHIN);
        assertThatThrownBy(() -> add("alice")).hasStackTraceContaining("WRONGTYPE");
        assertThatThrownBy(() -> redis.opsForSet().isMember(key, "alice").block(WITHIN))
            .hasStackTraceContaining("WRONGTYPE");
        assertThatThrownBy(() -> redis.opsForHash().get(key, "taken").block(WITHIN))
            .hasStackTraceContaining("WRONGTYPE");
        assertThat(redis.opsForValue().get(key).block(WITHIN)).isEqualTo("oops");
    }

    @Test
    void aTextIsKeptByteByByte() {
        redis.opsForValue().set(key, "é, ٣ and 🎟\r\n").block(WITHIN);
        assertThat(redis.opsForValue().get(key).block(WITHIN)).isEqualTo("é, ٣ and 🎟\r\n");
    }

    @Test
    void theClockTellsTheTime() {
        var clock = new RedisClock(new RedisServer(redis), Ticker.systemTicker());
        clock.read().block(WITHIN);
        assertThat(clock.atMost().orElseThrow()).isBetween(Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(60));
    }

    private long add(String... users) {
        return Objects.requireNonNull(redis.opsForSet().add(key, users).block(WITHIN));
    }

}
