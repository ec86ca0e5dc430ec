package io.firstcome.admission.gate;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static io.firstcome.admission.gate.Gate.Alignment.ALIGNED;
import static io.firstcome.admission.gate.Gate.Alignment.LOWERING;
import static io.firstcome.admission.gate.Gate.Alignment.OLDER;
import static io.firstcome.admission.gate.Gate.Alignment.SAME;
import static org.assertj.core.api.Assertions.assertThat;

/// How a gate follows its row, by the scripts that align and lower it, in whatever Redis.
abstract class GateTermsContract {

    private final LoneGate gate;

    GateTermsContract(LoneGate gate) {
        this.gate = gate;
    }

    @Nested
    class AnAlignment {

        @Test
        void changesWhatDiffersAndWritesNothingElse() {
            gate.open(gate.terms(1, 5));
            assertThat(gate.align(gate.terms(1, 5))).isEqualTo(SAME);
            assertThat(gate.align(gate.terms(2, 3))).isEqualTo(ALIGNED);
            assertThat(gate.field("capacity")).isEqualTo("3");
        }

        @Test
        void neverGoesBack() {
            gate.open(gate.terms(3, 5));
            assertThat(gate.align(gate.terms(2, 50))).isEqualTo(OLDER);
            assertThat(gate.field("capacity")).isEqualTo("5");
        }

        @Test
        void holdsARaiseBackUntilItMayBeSeen() {
            gate.open(gate.terms(1, 5));
            gate.alignWithoutRaise(gate.terms(2, 50));
            assertThat(gate.field("capacity")).isEqualTo("5");
            assertThat(gate.field("version")).isEqualTo("1");
            assertThat(gate.align(gate.terms(2, 50))).isEqualTo(ALIGNED);
            assertThat(gate.field("capacity")).isEqualTo("50");
        }

        @Test
        void pausesAtOnceEvenWhereARaiseIsHeldBack() {
            gate.open(gate.terms(1, 5));
            gate.alignWithoutRaise(gate.paused(3, 50));
            assertThat(gate.decide("alice").decisions()).containsExactly(new Decision.Paused());
        }

        @Test
        void saysWhetherASeatIsLeft() {
            gate.open(gate.terms(1, 1));
            assertThat(gate.isSoldOut(gate.terms(1, 1))).isFalse();
            gate.decide("alice");
            assertThat(gate.isSoldOut(gate.terms(1, 1))).isTrue();
        }

    }

    @Nested
    class ALowering {

        @Test
        void isNotUndoneByTheRowItPrecedes() {
            gate.open(gate.terms(1, 100));
            // The gate has not heard of version 2 yet when version 2 is lowered.
            assertThat(gate.lower(2, 1)).isEqualTo(Gate.Lowered.LOWERED);

            assertThat(gate.align(gate.terms(2, 100))).isEqualTo(LOWERING);

            assertThat(gate.decide("alice", "bob").taken()).isEqualTo(1);
        }

        @Test
        void vouchesForNothingUntilTheRowHasFollowed() {
            gate.open(gate.terms(1, 100));
            gate.lower(1, 1);
            assertThat(gate.decide("alice", "bob").version()).isZero();

            assertThat(gate.align(gate.terms(2, 1))).isEqualTo(ALIGNED);

            assertThat(gate.decide("bob").version()).isEqualTo(2);
        }

        @Test
        void belowWhatIsAdmittedIsRefused() {
            gate.open(gate.terms(1, 100));
            gate.decide("alice", "bob");
            assertThat(gate.lower(1, 1)).isEqualTo(Gate.Lowered.BELOW_ADMITTED);
            assertThat(gate.field("capacity")).isEqualTo("100");
        }

    }

}
