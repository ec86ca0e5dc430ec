package io.firstcome.admission.gate;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import io.firstcome.issuance.ledger.Issues;

import static io.firstcome.admission.gate.Gate.Alignment.NO_GATE;
import static io.firstcome.admission.gate.LoneGate.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;

/// The script that decides and the one that opens, in whatever Redis.
abstract class GateContract {

    private final LoneGate gate;

    GateContract(LoneGate gate) {
        this.gate = gate;
    }

    @Nested
    class WhenOneSeatIsLeft {

        @RepeatedTest(20)
        void itAdmitsExactlyOneOfFiftyRivals() {
            gate.open(gate.terms(1, 1));

            var decisions = Objects.requireNonNull(Flux.range(0, 50)
                .flatMap(rival -> gate.ask("rival-" + rival))
                .cast(GateReply.Decided.class)
                .flatMapIterable(GateReply.Decided::decisions)
                .collectList()
                .block(WITHIN));

            assertThat(decisions).filteredOn(Decision.Admitted.class::isInstance).hasSize(1);
            assertThat(decisions).filteredOn(Decision.SoldOut.class::isInstance).hasSize(49);
        }

    }

    @Nested
    class ABatch {

        @Test
        void isDecidedInItsOrderAndARepeatWithinItTakesNoSeat() {
            gate.open(gate.terms(1, 2));

            var decided = gate.decide("alice", "alice", "bob", "carol", "alice");

            assertThat(decided.decisions().stream().map(decision -> decision.getClass().getSimpleName()))
                .containsExactly("Admitted", "HoldsSeat", "Admitted", "SoldOut", "HoldsSeat");
            assertThat(decided.taken()).isEqualTo(2);
            assertThat(gate.journalSize()).isEqualTo(2);
        }

        @Test
        void ofTwoHundredAndFiftySixGetsPositionsInOrder() {
            gate.open(gate.terms(1, 1000));
            var users = IntStream.rangeClosed(1, 256).mapToObj(number -> "user-" + number).toArray(String[]::new);

            var decided = gate.decide(users);

            assertThat(decided.decisions()
                .stream()
                .map(decision -> ((Decision.Admitted) decision).winner().position().value()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 256).boxed().toList());
        }

    }

    @Nested
    class WithoutAGate {

        @Test
        void nobodyIsAdmittedAndNothingIsWritten() {
            assertThat(gate.ask("alice").block(WITHIN)).isEqualTo(new GateReply.NoGate());
            assertThat(gate.align(gate.terms(1, 5))).isEqualTo(NO_GATE);
            assertThat(gate.lower(1, 1)).isEqualTo(Gate.Lowered.NO_GATE);
            assertThat(gate.redis().hasKey(gate.keys().gate()).block(WITHIN)).isFalse();
            assertThat(gate.redis().hasKey(gate.keys().winners()).block(WITHIN)).isFalse();
        }

        @Test
        void aJournalOfTheWrongTypeAdmitsNobody() {
            gate.open(gate.terms(1, 5));
            gate.redis().delete(gate.keys().journal()).block(WITHIN);
            gate.redis().opsForValue().set(gate.keys().journal(), "oops").block(WITHIN);

            assertThat(gate.ask("alice").block(WITHIN)).isEqualTo(new GateReply.Damaged());
            assertThat(gate.redis().opsForSet().size(gate.keys().winners()).block(WITHIN)).isZero();
        }

    }

    @Nested
    class AnOpening {

        @Test
        void isRefusedWhereAGateIs() {
            gate.open(gate.terms(1, 5));
            assertThat(gate.gate().open(gate.terms(1, 50), new Issues.Extent(0, 0)).block(WITHIN))
                .isEqualTo(Gate.Opening.GATE_EXISTS);
            assertThat(gate.field("capacity")).isEqualTo("5");
        }

        @Test
        void isRefusedWhereTheWinnersAreNotAsManyAsTheRows() {
            assertThat(gate.gate().open(gate.terms(1, 50), new Issues.Extent(1, 1)).block(WITHIN))
                .isEqualTo(Gate.Opening.MISMATCH);
            assertThat(gate.redis().hasKey(gate.keys().gate()).block(WITHIN)).isFalse();
        }

    }

}
