package io.firstcome.issuance.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.harness.Rows;
import io.firstcome.stores.WriterConnections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Rows and the count of their coupon go into MySQL together, under the guard, or not at
/// all.
abstract class LedgerContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00.123456Z");

    private final Rows rows;

    private final Ledger ledger;

    private final WriterConnections connections;

    LedgerContract(DatabaseClient database, Ledger ledger, WriterConnections connections) {
        this.rows = new Rows(database);
        this.ledger = ledger;
        this.connections = connections;
    }

    @Test
    void aBatchIsWrittenAndCounted() {
        long coupon = rows.openCoupon(300);

        var outcomes = commit(winners(coupon, 1, 300));

        assertThat(outcomes.values()).hasSize(300).allMatch(Commit.Committed.class::isInstance);
        assertThat(rows.positions(coupon)).hasSize(300);
        assertThat(counted(coupon)).isEqualTo(300);
        assertThat(rows.number("SELECT COUNT(*) FROM coupon_issues WHERE issued_at = '2030-01-01 12:00:00.123456'"
                + " AND coupon_id = " + coupon))
            .isEqualTo(300);
    }

    @Test
    void aRepeatedBatchIsCountedOnce() {
        long coupon = rows.openCoupon(20);
        commit(winners(coupon, 1, 6));

        var outcomes = commit(winners(coupon, 1, 10));

        assertThat(outcomes.values()).hasSize(10).allMatch(Commit.Committed.class::isInstance);
        assertThat(counted(coupon)).isEqualTo(10);
    }

    @Test
    void theSameBatchFromTwoSidesAtOnceIsCountedOnce() {
        long coupon = rows.openCoupon(100);
        var batch = winners(coupon, 1, 100);

        var both = Flux.merge(ledger.commit(batch), ledger.commit(batch)).collectList().block(WITHIN);

        assertThat(Objects.requireNonNull(both)).allSatisfy(
                outcomes -> assertThat(outcomes.values()).hasSize(100).allMatch(Commit.Committed.class::isInstance));
        assertThat(rows.positions(coupon)).hasSize(100);
        assertThat(counted(coupon)).isEqualTo(100);
    }

    @Test
    void whatExceedsTheStockIsRefusedAsAWhole() {
        long coupon = rows.openCoupon(5);

        var outcomes = commit(winners(coupon, 1, 6));

        assertThat(outcomes.values()).allMatch(Commit.OverStock.class::isInstance);
        assertThat(rows.positions(coupon)).isEmpty();
        assertThat(counted(coupon)).isZero();
    }

    @Test
    void underAnotherEpochNothingIsWritten() {
        long coupon = rows.openCoupon(5);
        rows.change("UPDATE coupons SET admission_epoch = 1 WHERE id = " + coupon);

        var outcomes = commit(winners(coupon, 1, 2));

        assertThat(outcomes.values()).allMatch(Commit.EpochMoved.class::isInstance);
        assertThat(rows.positions(coupon)).isEmpty();
    }

    @Test
    void anothersPositionIsNotOverwritten() {
        long coupon = rows.openCoupon(5);
        commit(List.of(winner(coupon, "alice", 1)));

        var late = winner(coupon, "bob", 1);
        var fine = winner(coupon, "carol", 2);
        var outcomes = commit(List.of(late, fine));

        assertThat(outcomes).containsEntry(late, new Commit.PositionTaken())
            .containsEntry(fine, new Commit.Committed(fine.asIssue()));
        assertThat(rows.usersByPosition(coupon)).containsExactly("alice", "carol");
        assertThat(counted(coupon)).isEqualTo(2);
    }

    @Test
    void aRefusedInsertLeavesNothingLocked() {
        long coupon = rows.openCoupon(5);
        commit(List.of(winner(coupon, "alice", 1)));

        var refused = connections
            .inTransaction(connection -> IssueStatements.insert(connection, List.of(winner(coupon, "bob", 1))));
        assertThatExceptionOfType(R2dbcDataIntegrityViolationException.class).isThrownBy(() -> refused.block(WITHIN));

        rows.change("UPDATE coupon_issues SET used_at = NOW(6) WHERE coupon_id = " + coupon);
        assertThat(
                rows.number("SELECT COUNT(*) FROM coupon_issues WHERE used_at IS NOT NULL AND coupon_id = " + coupon))
            .isEqualTo(1);
    }

    @Test
    void oneRefusedCouponDoesNotHoldUpTheOthersOfItsTransaction() {
        long full = rows.openCoupon(1);
        long free = rows.openCoupon(10);

        var outcomes = commit(Stream.concat(winners(full, 1, 2).stream(), winners(free, 1, 5).stream()).toList());

        assertThat(outcomes.values()).filteredOn(Commit.OverStock.class::isInstance).hasSize(2);
        assertThat(rows.positions(full)).isEmpty();
        assertThat(rows.positions(free)).hasSize(5);
    }

    @Test
    void aCouponThatIsGoneGivesNothingUp() {
        assertThat(commit(winners(987_654_321, 1, 1)).values()).containsExactly(new Commit.Deferred());
    }

    private Map<Winner, Commit> commit(List<Winner> winners) {
        return Objects.requireNonNull(ledger.commit(winners).block(WITHIN));
    }

    private long counted(long coupon) {
        return rows.number("SELECT issued_quantity FROM coupons WHERE id = " + coupon);
    }

    private static List<Winner> winners(long coupon, long from, long to) {
        return LongStream.rangeClosed(from, to)
            .mapToObj(position -> winner(coupon, "user-" + position, position))
            .toList();
    }

    private static Winner winner(long coupon, String user, long position) {
        return new Winner(new CouponId(coupon), new Epoch(0), new UserId(user), new Position(position), NOON,
                new Winner.EntryId("1-" + position));
    }

}
