package io.firstcome.simulation.mysql;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.ValidationDepth;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.firstcome.harness.Rows;
import io.firstcome.simulation.mysql.storage.CommittedTransaction;
import io.firstcome.simulation.network.BreakableTransport;
import io.firstcome.simulation.network.Transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What the simulation needs of its MySQL beyond what a real one does. No thread and no
/// clock but its own: every answer is there at once, or never.
class SimulatedMySqlTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final SimulatedMySql mysql = new SimulatedMySql(() -> Instant.ofEpochMilli(0), time);

    private final BreakableTransport link = new BreakableTransport();

    private final TransactionClient client = open(link);

    private final Rows rows = new Rows(DatabaseClient.create(mysql.connect(Transport.straight())));

    private final long coupon = rows.openCoupon(10);

    @Nested
    class WhenTheLinkBreaks {

        @Test
        void beforeAStatementItIsNotDoneAndTheConnectionIsLost() {
            client.run(raise());
            link.breaking = BreakableTransport.Breaking.BEFORE;

            assertThat(client.ask(raise())).isCompletedWithValue(TransactionClient.GONE);

            link.breaking = BreakableTransport.Breaking.NEVER;
            assertThat(client.ask(raise())).isCompletedWithValue(TransactionClient.GONE);
            assertThat(Mono.from(client.connection().validate(ValidationDepth.REMOTE)).block()).isFalse();
            assertThat(version()).isEqualTo(1);
            assertThat(open(link).ask(raise())).as("by the next connection").isCompletedWithValue(1L);
        }

        @Test
        void afterACommitItIsCommitted() {
            client.run(raise());
            link.breaking = BreakableTransport.Breaking.AFTER;

            assertThatThrownBy(client::commit).isInstanceOf(R2dbcException.class);

            assertThat(version()).isEqualTo(2);
        }

        @Test
        void whoWaitedFirstForTheRowGoesOn() {
            client.run(raise());
            var waiting = open(Transport.straight()).ask(raise());
            var behind = open(Transport.straight()).ask(raise());
            assertThat(waiting).isNotDone();
            link.breaking = BreakableTransport.Breaking.BEFORE;
            client.run(raise());

            assertThat(waiting).isCompletedWithValue(1L);
            assertThat(behind).isNotDone();
        }

    }

    @Test
    void aCrashLosesWhatWasNotCommitted() {
        client.run(raise());
        var waiting = open(Transport.straight()).ask(raise());
        mysql.crash();

        assertThat(waiting).isCompletedWithValue(TransactionClient.GONE);
        assertThat(client.ask(raise())).isCompletedWithValue(TransactionClient.GONE);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void restoredItHoldsWhatItHeldThen() {
        rows.change(raise());
        var snapshot = mysql.snapshot();
        rows.change(raise());
        long later = rows.openCoupon(1);

        mysql.restore(snapshot);

        assertThat(version()).isEqualTo(2);
        assertThat(rows.openCoupon(1)).isEqualTo(later);
    }

    @Test
    void eachCommitIsToldWithItsStatementsAndWhatIsCommittedThen() {
        var told = new ArrayList<CommittedTransaction>();
        var versions = new ArrayList<Object>();
        mysql.observe(committed -> {
            told.add(committed);
            committed.rows().find("coupons", coupon).map(row -> row.get("version")).ifPresent(versions::add);
        });

        client.run(raise());
        client.run(raise());
        assertThat(told).isEmpty();
        client.commit();
        var bound = Mono.from(mysql.connect(Transport.straight()).create())
            .flatMapMany(another -> another.createStatement("UPDATE coupons SET title = ? WHERE id = ?")
                .bind(0, "Late drop")
                .bind(1, coupon)
                .execute());
        bound.blockLast();

        var raised = new CommittedTransaction.Statement(raise(), List.of(), 1);
        var renamed = new CommittedTransaction.Statement("UPDATE coupons SET title = ? WHERE id = ?",
                List.of("Late drop", coupon), 1);
        assertThat(told).extracting(CommittedTransaction::statements)
            .containsExactly(List.of(raised, raised), List.of(renamed));
        assertThat(versions).containsExactly(3L, 3L);
    }

    @Test
    void aWaitForALockEndsAfterThreeSeconds() {
        client.run(raise());
        var waiting = open(Transport.straight()).ask(raise());

        time.advanceTimeBy(Duration.ofMillis(2999));
        assertThat(waiting).isNotDone();
        time.advanceTimeBy(Duration.ofMillis(1));

        assertThat(waiting).isCompletedWithValue(-1205L);
    }

    /// As InnoDB does: both look at the key under a shared lock, and each waits for the
    /// other to give that up.
    @Test
    void ofTwoWhoWaitedForAnInsertThatIsRolledBackOneInsertsAndOneIsADeadlock() {
        client.run(insert("alice"));
        var bob = open(Transport.straight()).ask(insert("bob"));
        var carol = open(Transport.straight()).ask(insert("carol"));

        client.rollback();

        assertThat(List.of(bob.join(), carol.join())).containsExactlyInAnyOrder(1L, -1213L);
    }

    @Test
    void whatItDoesNotKnowItRefusesWithTheText() {
        for (String sql : List.of("SELECT id FROM coupons GROUP BY id", "SELECT LENGTH(title) FROM coupons",
                "INSERT IGNORE INTO instances (id, seen_at) VALUES ('a', NOW(6))", "DELETE FROM coupons LIMIT 1",
                "UPDATE coupons SET version = 1 ORDER BY id", "SELECT DISTINCT id FROM coupons", "TRUNCATE coupons")) {
            assertThatThrownBy(() -> rows.change(sql)).hasMessageContaining("not simulated")
                .hasMessageContaining(sql.substring(0, 15));
        }
        assertThatThrownBy(() -> Mono.from(mysql.connect(link).create())
            .flatMap(repeatable -> Mono.from(repeatable.beginTransaction()))
            .block()).hasMessageContaining("not simulated");
    }

    @Test
    void itsClockIsTheOnlyOne() {
        assertThat(DatabaseClient.create(mysql.connect(Transport.straight()))
            .sql("SELECT NOW(6) AS now")
            .map(row -> Objects.requireNonNull(row.get("now", LocalDateTime.class)))
            .one()
            .block()).isEqualTo("1970-01-01T00:00:00");
    }

    private TransactionClient open(Transport over) {
        return TransactionClient.of(mysql.connect(over));
    }

    private String raise() {
        return "UPDATE coupons SET version = version + 1 WHERE id = " + coupon;
    }

    private String insert(String user) {
        return "INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at) VALUES (" + coupon + ", 1, '" + user
                + "', NOW(6))";
    }

    private long version() {
        return rows.number("SELECT version FROM coupons WHERE id = " + coupon);
    }

}
