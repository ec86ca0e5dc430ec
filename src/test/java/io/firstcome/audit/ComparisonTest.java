package io.firstcome.audit;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.firstcome.admission.GateReading;
import io.firstcome.core.Capacity;
import io.firstcome.core.Epoch;
import io.firstcome.coupon.AdmissionMode;

import static org.assertj.core.api.Assertions.assertThat;

/// What is a difference, and what is only the work under way.
class ComparisonTest {

    @Nested
    class OfRedisWithMySql {

        @Test
        void atRestTheyAgree() {
            assertThat(kinds(totals(10), gate(10, 0), totals(10))).isEmpty();
        }

        @Test
        void revokedRowsStillHoldTheirSeats() {
            var totals = new CouponTotals(new Epoch(1), AdmissionMode.REDIS, Capacity.of(100), 8, 2, 10);
            assertThat(kinds(totals, gate(10, 0), totals)).isEmpty();
        }

        @Test
        void winnersOnTheirWayAreNoDifference() {
            assertThat(kinds(totals(10), gate(15, 5), totals(10))).isEmpty();
        }

        @Test
        void winnersWhoArriveBetweenTheReadingsAreNoDifference() {
            assertThat(kinds(totals(10), gate(15, 5), totals(30))).isEmpty();
            assertThat(kinds(totals(10), gate(30, 20), totals(30))).isEmpty();
        }

        @Test
        void committedAndNotClearedAwayYetIsNoDifference() {
            assertThat(kinds(totals(10), gate(10, 10), totals(10))).isEmpty();
        }

        @Test
        void aSeatThatNothingStandsForIsAnOrphan() {
            assertThat(kinds(totals(10), gate(12, 1), totals(10))).containsExactly(Difference.Kind.ORPHAN);
        }

        @Test
        void rowsThatRedisDoesNotKnowOfLeaveItBehind() {
            assertThat(kinds(totals(10), new GateReading.Open(9, 0, 9, 11), totals(10)))
                .containsExactly(Difference.Kind.BEHIND);
        }

        @Test
        void positionsThatWouldRepeatLeaveItBehind() {
            assertThat(kinds(totals(10), new GateReading.Open(10, 0, 10, 10), totals(10)))
                .containsExactly(Difference.Kind.BEHIND);
        }

        @Test
        void aGateThatMiscountsIsBehind() {
            assertThat(kinds(totals(10), new GateReading.Open(10, 0, 11, 11), totals(10)))
                .containsExactly(Difference.Kind.BEHIND);
        }

        private List<Difference.Kind> kinds(CouponTotals before, GateReading.Open gate, CouponTotals after) {
            return ComparisonTest.kinds(Comparison.of(before, gate, after));
        }

    }

    @Nested
    class OfMySqlWithItself {

        @Test
        void countersThatAddUpAgree() {
            assertThat(Comparison.of(new CountedTotals(totals(10), 10, 0))).isEmpty();
        }

        @Test
        void aCounterThatDoesNotIsADrift() {
            assertThat(kinds(Comparison.of(new CountedTotals(totals(10), 11, 0))))
                .containsExactly(Difference.Kind.DRIFT);
            assertThat(kinds(Comparison.of(new CountedTotals(totals(10), 11, 1))))
                .containsExactly(Difference.Kind.DRIFT);
        }

        @Test
        void moreThanTheStockIsOver() {
            assertThat(kinds(Comparison.of(new CountedTotals(totals(100), 101, 0))))
                .containsExactly(Difference.Kind.OVER, Difference.Kind.DRIFT);
        }

    }

    private static CouponTotals totals(long issued) {
        return new CouponTotals(new Epoch(1), AdmissionMode.REDIS, Capacity.of(100), issued, 0, issued);
    }

    private static GateReading.Open gate(long seats, long journal) {
        return new GateReading.Open(seats, journal, seats, seats + 1);
    }

    private static List<Difference.Kind> kinds(List<Difference> differences) {
        return differences.stream().map(Difference::kind).toList();
    }

}
