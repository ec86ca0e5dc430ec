package io.firstcome.simulation.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.lettuce.core.RedisCommandTimeoutException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.firstcome.simulation.network.Transport;
import io.firstcome.simulation.redis.keyspace.RedisError;
import io.firstcome.simulation.redis.keyspace.RedisReply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatedRedisTest {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private static final String KEY = "seats";

    private Instant now = NOON;

    private final SimulatedRedis server = new SimulatedRedis(() -> now);

    private final ReactiveStringRedisTemplate redis = over(Transport.straight());

    @Nested
    class ItsLink {

        @Test
        void isGoneThroughByEveryCommandOnTheThreadThatAsks() {
            var sent = new ArrayList<Thread>();
            var counted = over(new Transport() {
                @Override
                public <T> Mono<T> send(Mono<T> work) {
                    return work.doOnNext(reply -> sent.add(Thread.currentThread()));
                }
            });

            counted.opsForSet().add(KEY, "alice").then(counted.opsForSet().size(KEY)).block(WITHIN);

            assertThat(sent).containsExactly(Thread.currentThread(), Thread.currentThread());
        }

        @Test
        void isATimeOutWhereItBreaksAndTheCommandMayHaveRun() {
            var broken = over(new Transport() {
                @Override
                public <T> Mono<T> send(Mono<T> work) {
                    return work.then(Mono.error(Broken::new));
                }
            });

            assertThatThrownBy(() -> broken.opsForSet().add(KEY, "alice").block(WITHIN))
                .hasRootCauseInstanceOf(RedisCommandTimeoutException.class);

            assertThat(redis.opsForSet().isMember(KEY, "alice").block(WITHIN)).isTrue();
        }

        @Test
        void mayRepeatACommand() {
            var twice = over(new Transport() {
                @Override
                public <T> Mono<T> send(Mono<T> work) {
                    return work.then(work);
                }
            });

            assertThat(twice.opsForSet().add(KEY, "alice").block(WITHIN)).isZero();
        }

        @Test
        void mayDelayACommandPastItsCaller() {
            var door = Sinks.<String>one();
            var slow = over(new Transport() {
                @Override
                public <T> Mono<T> send(Mono<T> work) {
                    return door.asMono().then(work);
                }
            });
            slow.opsForSet().add(KEY, "alice").subscribe().dispose();
            assertThat(redis.hasKey(KEY).block(WITHIN)).isFalse();

            door.tryEmitEmpty().orThrow();

            assertThat(redis.hasKey(KEY).block(WITHIN)).isTrue();
        }

    }

    @Nested
    class AFault {

        @Test
        void mayBringBackWhatItHeldBefore() {
            redis.opsForSet().add(KEY, "alice").block(WITHIN);
            var before = server.snapshot();
            redis.opsForSet().add(KEY, "bob").block(WITHIN);

            server.restore(before);
            redis.opsForSet().add(KEY, "carol").block(WITHIN);
            server.restore(before);

            assertThat(redis.opsForSet().members(KEY).collectList().block(WITHIN)).containsExactly("alice");
        }

        @Test
        void mayLeaveItWithNothing() {
            redis.opsForSet().add(KEY, "alice").block(WITHIN);
            server.empty();
            assertThat(redis.hasKey(KEY).block(WITHIN)).isFalse();
        }

        @Test
        void mayMakeItForgetItsScripts() {
            // The name of this text.
            var byName = List.of("EVALSHA", "7b0b00926452febb629166835c95133343f15b42", "0");
            server.execute(List.of("EVAL", "return 'known'", "0"));
            assertThat(server.execute(byName)).isEqualTo(new RedisReply.Bulk("known"));

            server.forgetScripts();

            assertThat(server.execute(byName)).isEqualTo(RedisError.noScript().reply());
        }

    }

    @Nested
    class ItsClock {

        @Test
        void endsWhatIsKeptForATime() {
            redis.opsForValue().set(KEY, "here", Duration.ofMinutes(1)).block(WITHIN);
            now = NOON.plusSeconds(59);
            assertThat(redis.hasKey(KEY).block(WITHIN)).isTrue();
            now = NOON.plusSeconds(60);
            assertThat(redis.hasKey(KEY).block(WITHIN)).isFalse();
        }

        @Test
        void namesEntriesAndNeverTakesANameBack() {
            assertThat(entry()).isEqualTo(NOON.toEpochMilli() + "-0");
            assertThat(entry()).isEqualTo(NOON.toEpochMilli() + "-1");
            now = NOON.minusSeconds(1);
            assertThat(entry()).isEqualTo(NOON.toEpochMilli() + "-2");
        }

        private String entry() {
            var added = redis.opsForStream().add(KEY, Map.of("user", "alice")).block(WITHIN);
            return Objects.requireNonNull(added).getValue();
        }

    }

    @Test
    void itMayBeAskedBeforeTheLastAnswerIsReadToItsEnd() {
        for (int entry = 0; entry < 3; entry++) {
            redis.opsForStream().add(KEY, Map.of("user", "alice")).block(WITHIN);
        }

        var copied = redis.opsForStream()
            .range(KEY, Range.unbounded())
            .concatMap(entry -> redis.opsForStream().add("copy", entry.getValue()));

        assertThat(copied.count().block(WITHIN)).isEqualTo(3);
    }

    @Test
    void itRefusesWhatItDoesNotKnow() {
        assertThat(server.execute(List.of("LPUSH", KEY, "alice")))
            .isEqualTo(new RedisReply.Failure("ERR unknown command 'LPUSH'"));
    }

    private ReactiveStringRedisTemplate over(Transport link) {
        return new ReactiveStringRedisTemplate(server.connect(link));
    }

}
