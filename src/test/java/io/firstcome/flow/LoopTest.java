package io.firstcome.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/// A period is a promise about how old the last round's work may be.
class LoopTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final List<Long> beganAt = new ArrayList<>();

    @Test
    void roundsBeginAPeriodApartHoweverLongTheyTake() {
        runs(Duration.ofMillis(400), Duration.ofSeconds(3));

        assertThat(beganAt).containsExactly(0L, 1000L, 2000L, 3000L);
    }

    @Test
    void oneThatTakesLongerRestsForATenth() {
        runs(Duration.ofMillis(1400), Duration.ofSeconds(3));

        assertThat(beganAt).containsExactly(0L, 1500L, 3000L);
    }

    @Test
    void oneThatFailsIsFollowedByTheNext() {
        var failures = new ArrayList<Throwable>();
        var loop = loop(round().then(Mono.error(new IllegalStateException("away"))), failures);
        loop.start();
        time.advanceTimeBy(Duration.ofSeconds(2));

        assertThat(beganAt).containsExactly(0L, 1000L, 2000L);
        assertThat(failures).hasSize(3);
    }

    @Test
    void noneBeginsOnceItIsStopped() {
        var loop = loop(round(), new ArrayList<>());
        loop.start();
        loop.stop();
        time.advanceTimeBy(Duration.ofSeconds(2));

        assertThat(beganAt).containsExactly(0L);
        assertThat(loop.isRunning()).isFalse();
    }

    private void runs(Duration each, Duration until) {
        loop(round().then(Mono.delay(each, time)), new ArrayList<>()).start();
        time.advanceTimeBy(until);
    }

    private Mono<Void> round() {
        return Mono.fromRunnable(() -> beganAt.add(time.now(TimeUnit.MILLISECONDS)));
    }

    private Loop loop(Mono<?> round, List<Throwable> failures) {
        return new Loop(Duration.ofSeconds(1), time, round, failures::add);
    }

}
