package io.firstcome.admission.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class RedisClockTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

    // The answer takes ten milliseconds; Redis says noon.
    private final RedisClock clock = new RedisClock(Mono.fromSupplier(() -> {
        nanos.addAndGet(Duration.ofMillis(10).toNanos());
        return NOON;
    }), nanos::get);

    @Test
    void itKnowsBoundsOfTheTimeInRedisWhateverTheServicesClockSays() {
        clock.read().block();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(clock.atLeast()).contains(NOON.plusSeconds(1));
        assertThat(clock.atMost()).contains(NOON.plusSeconds(1).plusMillis(11));
    }

    @Test
    void withoutAReadingItCannotSayThatItIsEarlyOrLate() {
        assertThat(clock.atMost()).isEmpty();
        assertThat(clock.atLeast()).isEmpty();
    }

    @Test
    void aReadingHoldsForFiveSeconds() {
        clock.read().block();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(clock.atMost()).isEmpty();
    }

}
