package io.firstcome.simulation;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.firstcome.simulation.world.Mutant;
import io.firstcome.simulation.world.Mutants;

import static org.assertj.core.api.Assertions.assertThat;

/// Thousands of histories, each from its seed. More of them: `-Dsimulation.histories=…`;
/// others: `-Dsimulation.seed=…`, and with one history exactly that one again, with
/// `-Dsimulation.debug=true` more of what it says.
class SimulationTest {

    private static final Logger log = LoggerFactory.getLogger(SimulationTest.class);

    private static final long SEED = Long.getLong("simulation.seed", 1);

    private static final long HISTORIES = Long.getLong("simulation.histories", 2000);

    private static final long HISTORIES_TO_PROVE_MUCH = 500;

    private static final long HISTORIES_OF_A_MUTANT_MAX = 1000;

    @Test
    void whateverBreaksAllThatIsPromisedHolds() {
        var seen = LongStream.range(SEED, SEED + HISTORIES)
            .parallel()
            .mapToObj(SimulationTest::unbroken)
            .reduce(Coverage.NOTHING, Coverage::plus);
        log.info("from seed {}: {}", SEED, seen);
        if (HISTORIES >= HISTORIES_TO_PROVE_MUCH) {
            assertThat(List.of(seen.rebuilt(), seen.direct(), seen.swept(), seen.fromMemory()))
                .as("a simulation in which nothing breaks proves nothing: %s", seen)
                .allMatch(count -> count >= HISTORIES / 100);
        }
    }

    private static Coverage unbroken(long seed) {
        var told = Simulation.run(seed);
        assertThat(told.broken())
            .as("history of seed %d, again by -Dsimulation.seed=%d -Dsimulation.histories=1%n%s", seed, seed,
                    String.join("\n", told.trace()))
            .isEmpty();
        return told.seen();
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        for (long seed = SEED; seed < SEED + 20; seed++) {
            assertThat(Simulation.run(seed)).isEqualTo(Simulation.run(seed));
        }
    }

    @ParameterizedTest
    @MethodSource
    void aGuardTakenOutBreaksAnInvariant(Mutant mutant) {
        assertThat(Simulation.run(1, mutant).trace()).as("what the servers do not understand proves nothing")
            .noneMatch(line -> line.contains("not simulated"));
        assertThat(LongStream.range(1, HISTORIES_OF_A_MUTANT_MAX)
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, mutant))
            .flatMap(told -> told.broken().stream())
            .anyMatch(breach -> breach.startsWith(mutant.invariant()))).isTrue();
    }

    static Stream<Mutant> aGuardTakenOutBreaksAnInvariant() {
        return Mutants.all();
    }

}
