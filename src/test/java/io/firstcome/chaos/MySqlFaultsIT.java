package io.firstcome.chaos;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.firstcome.embedded.Signal;
import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.history.History;
import io.firstcome.wire.Pauses;
import io.firstcome.wire.Trap;

import static org.assertj.core.api.Assertions.assertThat;

/// MySQL dies, hangs, is slow, refuses, or forgets.
@Chaos
class MySqlFaultsIT {

    private final Stage stage;

    MySqlFaultsIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    @Fault(16)
    void aMySqlKilledForTenSecondsLosesNothing() throws Exception {
        var drop = new Drop(stage, 16);
        drop.suffers("MySQL killed for 10 s", () -> {
            stage.mySql().kill();
            Pauses.seconds(10);
            stage.mySql().start();
        });
        assertThat(drop.history().calls()).anyMatch(call -> call.status() == 202);
    }

    @Test
    @Fault(17)
    void aMySqlThatHangsForAMinuteLosesNothing() throws Exception {
        var drop = new Drop(stage, 17).arriving(20);
        drop.suffers("MySQL hangs for 60 s", () -> {
            Signal.STOP.to(stage.mySql().processHandle());
            Pauses.seconds(60);
            Signal.CONT.to(stage.mySql().processHandle());
        });
        nothingIsLeftOpen();
    }

    @Test
    @Fault(18)
    void aSlowMySqlLosesNothing() throws Exception {
        long soldOut = stage.first().api().openCoupon(1);
        stage.first().api().crowd(soldOut, Api.users("earlier", 500));
        var others = new Crowd(List.of(stage.first()), soldOut, new History(), stage.random(18));
        new Drop(stage, 18).suffers("every answer of MySQL half a second late", () -> {
            stage.instances().forEach(instance -> instance.toMySql().slowDown(Duration.ofMillis(250)));
            Pauses.seconds(1);
            assertThat(medianWait(others)).as("for sold-out meanwhile").isLessThan(Duration.ofMillis(250));
            Pauses.seconds(1);
        });
    }

    // In waves over three seconds.
    private static Duration medianWait(Crowd crowd) {
        var waits = new ArrayList<Long>();
        for (int wave = 0; wave < 10; wave++) {
            Objects.requireNonNull(crowd.come(30).block(Duration.ofSeconds(20)))
                .forEach(call -> waits.add(call.answeredAt() - call.askedAt()));
            Pauses.seconds(0.3);
        }
        Collections.sort(waits);
        return Duration.ofNanos(waits.get(waits.size() / 2));
    }

    @Test
    @Fault(19)
    void aCommitWhoseAnswerIsLostCountsOnce() throws Exception {
        new Drop(stage, 19).suffers("the answer to COMMIT is lost, 20 times", () -> {
            for (int times = 0; times < 20; times++) {
                var lost = Trap.after(KillPoint.COMMIT, 1, () -> stage.first().toMySql().reset());
                stage.first().toMySql().set(lost);
                lost.awaitSprung();
            }
        });
    }

    @Test
    @Fault(20)
    void aRowLockedFromOutsideLosesNothing() throws Exception {
        var drop = new Drop(stage, 20);
        drop.suffers("the coupon's row locked for 5 s, twice", () -> {
            for (int times = 0; times < 2; times++) {
                stage.mySql().with(connection -> {
                    connection.setAutoCommit(false);
                    try (var lock = connection
                        .prepareStatement("SELECT id FROM coupons WHERE id = " + drop.coupon() + " FOR UPDATE")) {
                        lock.execute();
                        Pauses.seconds(5);
                        connection.rollback();
                        return true;
                    }
                });
                Pauses.seconds(1);
            }
        });
    }

    @Test
    @Fault(20)
    void deadlocksWithOthersLoseNoBatch() throws Exception {
        var drop = new Drop(stage, 20);
        drop.suffers("deadlocks with the writer", () -> {
            for (int times = 0; times < 30; times++) {
                deadlock(drop.coupon());
            }
        });
    }

    @Test
    @Fault(21)
    void aReadOnlyMySqlLosesNothing() throws Exception {
        var drop = new Drop(stage, 21);
        drop.suffers("MySQL read-only for 6 s", () -> {
            stage.mySql().run("SET GLOBAL read_only = ON");
            try {
                Pauses.seconds(6);
            }
            finally {
                stage.mySql().run("SET GLOBAL read_only = OFF");
            }
        });
        assertThat(drop.history().calls()).anyMatch(call -> call.status() == 202);
    }

    @Test
    @Fault(21)
    void aMySqlRestoredFromAnOlderCopyIsNoticed() throws Exception {
        var drop = new Drop(stage, 21);
        Path copy = stage.newFolder("copy").resolve("mysql-data");
        drop.suffers("MySQL restored from an older copy", () -> {
            stage.mySql().kill();
            Folders.copy(stage.mySql().data(), copy);
            long copiedAt = System.nanoTime();
            stage.mySql().start();
            long copied = rows(drop);
            Eventually.isTrue(() -> rows(drop) > copied);
            Pauses.seconds(1);
            stage.mySql().kill();
            Folders.copy(copy, stage.mySql().data());
            stage.mySql().start();
            drop.history().unsay(copiedAt, System.nanoTime());
        });
        assertThat(stage.instances()).anyMatch(instance -> instance.words().contains("kind=ORPHAN"));
    }

    private long rows(Drop drop) {
        return stage.mySql().number("SELECT COUNT(*) FROM coupon_issues WHERE coupon_id = " + drop.coupon());
    }

    private void deadlock(long coupon) {
        stage.mySql().with(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // The writer goes the other way: the rows first, then their coupon.
                statement.execute("SELECT id FROM coupons WHERE id = " + coupon + " FOR UPDATE");
                Pauses.of(Duration.ofMillis(20));
                statement.execute("SELECT position FROM coupon_issues WHERE coupon_id = " + coupon
                        + " ORDER BY position DESC LIMIT 3 FOR UPDATE");
            }
            catch (SQLException victim) {
                assertThat(victim.getErrorCode()).isIn(1213, 1205, 1020);
            }
            connection.rollback();
            return true;
        });
    }

    // Twenty for readers and eight for the writer, in each of two instances.
    private void nothingIsLeftOpen() {
        Eventually.isTrue(() -> stage.mySql().number("SELECT COUNT(*) FROM information_schema.innodb_trx") == 0);
        assertThat(stage.mySql().number("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'firstcome'"))
            .isLessThanOrEqualTo(56);
    }

}
