package io.firstcome.simulation;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import io.firstcome.simulation.world.NetworkConditions;

import static org.assertj.core.api.Assertions.assertThat;

/// What a model of the protocol found before any code was written, and what the
/// simulation has found since, each played by hand with many delays.
@ParameterizedClass
@MethodSource("seeds")
class ProtocolCasesTest {

    private static final int SEATS = 2;

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final Duration SWEPT = Duration.ofSeconds(10);

    private final ScriptedDrop stage;

    ProtocolCasesTest(long seed) {
        this.stage = new ScriptedDrop(seed, SEATS);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aHolderIsNotToldSoldOutAfterTheSetWasDeleted() {
        sellOut();
        stage.drop().keys().of(stage.row().epoch()).forEach(stage.drop().keys()::delete);

        assertThat(stage.hear(stage.left(), "alice").isWon()).isTrue();
        assertThat(stage.hear(stage.right(), "bob").isWon()).isTrue();
        assertThat(stage.broken()).isEmpty();
    }

    // The instance on the right knows nothing of the new epoch.
    @Test
    void aHolderIsNotToldSoldOutByAGateOfAnOldEpoch() {
        assertThat(stage.hear(stage.right(), "alice").isWon()).isTrue();
        var before = stage.world().redis().snapshot();
        assertThat(stage.hear(stage.left(), "bob").isWon()).isTrue();
        stage.world().redis().empty();
        stage.right().toMySql().turn(NetworkConditions.Kind.CUT, A_SECOND);
        assertThat(stage.hear(stage.left(), "carol").isSoldOut()).isTrue();
        stage.world().redis().restore(before);

        assertThat(stage.hear(stage.right(), "alice").isSoldOut()).isFalse();
        assertThat(stage.hear(stage.right(), "bob").isSoldOut()).isFalse();
        assertThat(stage.broken()).isEmpty();
    }

    @Test
    void twoWhoRebuildDoNotOvertakeEachOtherForEver() {
        sellOut();
        long epoch = stage.row().epoch();
        stage.left().toMySql().turn(NetworkConditions.Kind.SLOW, SWEPT);
        stage.right().toMySql().turn(NetworkConditions.Kind.SLOW, SWEPT);
        stage.world().redis().empty();
        for (int asked = 0; asked < 40; asked++) {
            stage.ask(stage.left(), "left-" + asked);
            stage.ask(stage.right(), "right-" + asked);
            stage.pass(Duration.ofMillis(250));
        }

        assertThat(stage.row().epoch()).isEqualTo(epoch + 1);
        assertThat(stage.drop().keys().goesBy(stage.row().epoch(), stage.row().version())).isTrue();
        assertThat(stage.broken()).isEmpty();
    }

    @Test
    void anEntryOfAnOldEpochComesHome() {
        stage.hear(stage.right(), "alice");
        stage.hear(stage.left(), "alice");
        stage.left().toMySql().turn(NetworkConditions.Kind.CUT, SWEPT);
        stage.ask(stage.left(), "bob");
        stage.pass(A_SECOND);
        var admitted = stage.world().redis().snapshot();
        stage.world().kill(stage.left());
        stage.world().redis().empty();
        stage.hear(stage.right(), "alice");
        stage.hear(stage.right(), "carol");
        stage.world().redis().restore(admitted);
        stage.pass(SWEPT);

        assertThat(stage.broken()).isEmpty();
    }

    @Test
    void aRaiseReachesAGateThatIsJustBeingReplaced() {
        sellOut();
        stage.left().toMySql().turn(NetworkConditions.Kind.SLOW, A_SECOND);
        stage.world().redis().empty();
        stage.administrator().setTotal(SEATS + 1);
        stage.hear(stage.left(), "carol");
        stage.pass(SWEPT);
        stage.hear(stage.left(), "dora");

        assertThat(stage.row().issued()).isEqualTo(SEATS + 1);
        assertThat(stage.broken()).isEmpty();
    }

    // Redis was rolled back and gives the last seat twice.
    @Test
    void aBatchThatIsRefusedForStockIsNotRetriedForEver() {
        stage.hear(stage.left(), "alice");
        var oneLeft = stage.world().redis().snapshot();
        stage.hear(stage.left(), "bob");
        stage.world().redis().restore(oneLeft);

        assertThat(stage.hear(stage.right(), "carol").isSoldOut()).isTrue();
        assertThat(stage.drop().keys().journal()).isZero();
        assertThat(stage.broken()).isEmpty();
    }

    @Test
    void aBatchWhoseAnswerWasLostIsCountedOnce() {
        stage.hear(stage.left(), "alice");
        stage.left().toMySql().turn(NetworkConditions.Kind.LOSSY, SWEPT);
        stage.ask(stage.left(), "bob");
        stage.ask(stage.left(), "carol");
        stage.pass(SWEPT.multipliedBy(2));

        assertThat(stage.row().issued()).isEqualTo(stage.drop().commits().issues().size());
        assertThat(stage.broken()).isEmpty();
    }

    // Everybody is told sold-out from memory, so nobody would ask the Redis that has lost
    // the seat.
    @Test
    void aSeatThatRedisLostIsGivenAgainAfterASoldOut() {
        stage.hear(stage.right(), "alice");
        stage.hear(stage.left(), "alice");
        stage.left().toMySql().turn(NetworkConditions.Kind.CUT, Duration.ofMillis(500));
        stage.ask(stage.left(), "bob");
        stage.pass(Duration.ofMillis(200));
        assertThat(stage.hear(stage.right(), "carol").isSoldOut()).isTrue();
        stage.world().redis().empty();
        stage.pass(SWEPT);
        stage.hear(stage.right(), "dora");

        assertThat(stage.row().issued()).isEqualTo(SEATS);
        assertThat(stage.broken()).isEmpty();
    }

    private void sellOut() {
        assertThat(stage.hear(stage.left(), "alice").isWon()).isTrue();
        assertThat(stage.hear(stage.right(), "bob").isWon()).isTrue();
        assertThat(stage.hear(stage.left(), "carol").isSoldOut()).isTrue();
        assertThat(stage.hear(stage.right(), "carol").isSoldOut()).isTrue();
    }

}
