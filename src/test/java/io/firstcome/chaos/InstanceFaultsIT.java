package io.firstcome.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import io.firstcome.embedded.Signal;
import io.firstcome.wire.Pauses;
import io.firstcome.wire.Trap;

import static org.assertj.core.api.Assertions.assertThat;

/// One of two instances dies at the worst moment, stands still, or has a wrong clock.
@Chaos
class InstanceFaultsIT {

    private static final int FEWER_SEATS = 600;

    private final Stage stage;

    InstanceFaultsIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest
    @Fault(13)
    @MethodSource
    void anInstanceKilledWhileWinnersAreOnTheirWayLosesNoWinner(KillPoint point) throws Exception {
        var drop = new Drop(stage, 13, FEWER_SEATS);
        drop.suffers("instance killed " + point.name(), () -> {
            Trap trap = point.trap(1 + drop.random().nextInt(10), stage.first());
            point.wire(stage.first()).set(trap);
            trap.awaitSprung();
        });
    }

    static Stream<KillPoint> anInstanceKilledWhileWinnersAreOnTheirWayLosesNoWinner() {
        return Stream.of(KillPoint.BEFORE_SCRIPTS_ANSWER, KillPoint.BEFORE_INSERT, KillPoint.BEFORE_COMMIT,
                KillPoint.BEFORE_COMMITS_ANSWER, KillPoint.BEFORE_JOURNAL_IS_CLEARED);
    }

    @ParameterizedTest
    @Fault(13)
    @MethodSource
    void anInstanceKilledInARebuildLosesNothing(KillPoint point) throws Exception {
        var drop = new Drop(stage, 13, FEWER_SEATS);
        drop.suffers("instance killed " + point.name(), () -> {
            // The other one must not be quicker.
            stage.second().toRedis().cut();
            Trap trap = point.trap(1, stage.first());
            point.wire(stage.first()).set(trap);
            String gate = drop.books().key("gate");
            stage.redis().ask(redis -> redis.del(gate));
            trap.awaitSprung();
        });
    }

    static Stream<KillPoint> anInstanceKilledInARebuildLosesNothing() {
        return Stream.of(KillPoint.BEFORE_RAISE, KillPoint.BEFORE_RAISES_ANSWER, KillPoint.BEFORE_GATES_ARE_CLOSED,
                KillPoint.BEFORE_DRAIN, KillPoint.BEFORE_FILL, KillPoint.BEFORE_OPEN, KillPoint.BEFORE_LEASE_ENDS);
    }

    @Test
    @Fault(14)
    void anInstanceStoppedLongerThanTheSweepAgeRepeatsNothing() throws Exception {
        new Drop(stage, 14).suffers("one of two instances stopped for 8 s", () -> {
            stage.first().signal(Signal.STOP);
            Pauses.seconds(8);
            stage.first().signal(Signal.CONT);
        });
    }

    @Test
    @Fault(15)
    void twoWhoRebuildAtOnceAgreeOnOneGate() throws Exception {
        var drop = new Drop(stage, 15).arriving(10);
        drop.suffers("both rebuild at once, 100 times", () -> {
            for (int times = 0; times < 100; times++) {
                String gate = drop.books().key("gate");
                stage.redis().ask(redis -> redis.del(gate));
                Mono.when(drop.crowd().ask(stage.first(), "left-" + times),
                        drop.crowd().ask(stage.second(), "right-" + times))
                    .block(Duration.ofSeconds(20));
            }
        });
        assertThat(drop.books().number("admission_epoch")).isGreaterThan(100);
    }

    @Test
    @Fault(22)
    void aClockThatIsAnHourAheadOpensNothingEarlyAndClosesNothing() throws Exception {
        var drop = new Drop(stage, 22);
        try (var ahead = stage.instance("--spring.main.sources=" + ClockAhead.class.getName())) {
            ahead.start();
            var soon = Instant.now().plus(Duration.ofMinutes(30));
            long scheduled = stage.first().api().coupon("10", soon, soon.plus(Duration.ofDays(1)));
            long closing = stage.first().api().coupon("10", soon.minus(Duration.ofDays(1)), soon);

            ahead.api().issue(scheduled, "early").expectStatus().isEqualTo(409);
            ahead.api().issue(closing, "in-time").expectStatus().isCreated();

            drop.suffers("an instance whose clock is an hour ahead", () -> {
                for (int times = 0; times < 100; times++) {
                    drop.crowd().ask(ahead, "ahead-" + times).block(Duration.ofSeconds(10));
                }
            });
        }
    }

}
