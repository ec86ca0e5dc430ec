package io.firstcome.admission.fence;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReachabilityTest {

    private final Reachability reachability = new Reachability(Duration.ofSeconds(3), Duration.ofSeconds(10), at(0));

    @Test
    void isLostOnceThePatienceIsOver() {
        tried(false, 1, 2);
        assertThat(reachability.isLost()).isFalse();
        tried(false, 3);
        assertThat(reachability.isLost()).isTrue();
    }

    @Test
    void isNotLostWhenItIsReachedInBetween() {
        tried(false, 1, 2);
        tried(true, 3);
        tried(false, 4, 5);
        assertThat(reachability.isLost()).isFalse();
    }

    @Test
    void isSteadyOnceReachedWithoutABreakForLongEnough() {
        tried(false, 1, 2, 3);
        tried(true, 4, 9, 13);
        assertThat(reachability.isLost()).isFalse();
        assertThat(reachability.isSteady(at(13))).isFalse();
        assertThat(reachability.isSteady(at(14))).isTrue();
    }

    @Test
    void beginsToCountAnewAfterEveryBreak() {
        tried(true, 4, 9);
        tried(false, 10);
        assertThat(reachability.isSteady(at(10))).isFalse();
        tried(true, 11, 20);
        assertThat(reachability.isSteady(at(20))).isFalse();
        assertThat(reachability.isSteady(at(21))).isTrue();
    }

    @Test
    void takesLongerAfterEachFurtherLossOfTheLastTenMinutes() {
        tried(false, 3);
        tried(true, 4);
        tried(false, 7);
        tried(true, 8);
        assertThat(reachability.isSteady(at(27))).isFalse();
        assertThat(reachability.isSteady(at(28))).isTrue();

        tried(false, 608);
        tried(true, 609);
        assertThat(reachability.isSteady(at(619))).isTrue();
    }

    private void tried(boolean reached, long... seconds) {
        for (long second : seconds) {
            reachability.tried(reached, at(second));
        }
    }

    private static long at(long second) {
        return Duration.ofSeconds(second).toNanos();
    }

}
