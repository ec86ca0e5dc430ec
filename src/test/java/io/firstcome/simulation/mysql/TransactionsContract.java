package io.firstcome.simulation.mysql;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.Rows;

import static org.assertj.core.api.Assertions.assertThat;

/// Who comes second to a row waits for the end of who was first, and then sees what is
/// committed.
abstract class TransactionsContract {

    private static final long DUPLICATE = -1062;

    private static final long DEADLOCK = -1213;

    private final Rows rows;

    private final TransactionClient first;

    private final TransactionClient second;

    private long coupon;

    TransactionsContract(DatabaseClient database) {
        this.rows = new Rows(database);
        this.first = TransactionClient.of(database.getConnectionFactory());
        this.second = TransactionClient.of(database.getConnectionFactory());
    }

    @BeforeEach
    void aCouponWithOneSeat() {
        coupon = rows.openCoupon(1);
    }

    @AfterEach
    void close() {
        List.of(first, second).forEach(TransactionClient::close);
    }

    @Test
    void whatIsNotCommittedNobodyElseSees() {
        assertThat(first.run(take())).isEqualTo(1);

        assertThat(taken()).isZero();
        first.rollback();
        assertThat(second.run(take())).isEqualTo(1);
        second.commit();
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void anUpdateWaitsForTheRowAndThenSeesWhatIsCommitted() {
        first.run(take());
        var waiting = second.ask(take());

        first.commit();

        assertThat(waiting.join()).isZero();
        second.commit();
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void aLockingReadWaitsForTheRowAndThenSeesWhatIsCommitted() {
        first.run(take());
        var waiting = second.ask("SELECT issued_quantity FROM coupons WHERE id = " + coupon + " FOR UPDATE");

        first.commit();

        assertThat(waiting.join()).isEqualTo(1);
    }

    @Test
    void anUpdateThatWaitedForARollbackFindsTheRowAsItWas() {
        first.run(take());
        var waiting = second.ask(take());

        first.rollback();

        assertThat(waiting.join()).isEqualTo(1);
    }

    @Test
    void aRowThatDoesNotMatchIsNotKeptLocked() {
        assertThat(first.run(take() + " AND admission_epoch = 9")).isZero();

        assertThat(second.run(take())).isEqualTo(1);
    }

    @Test
    void ofTwoThatWaitForEachOtherOneGivesUp() {
        long other = rows.openCoupon(1);
        first.run(take());
        second.run(take(other));

        var one = first.ask(take(other));
        var two = second.ask(take());

        assertThat(List.of(one.join(), two.join())).containsExactlyInAnyOrder(1L, DEADLOCK);
    }

    @Test
    void anInsertWaitsForTheSameKeyAndIsRefusedAfterItsCommit() {
        assertThat(first.run(insert(1, "alice"))).isEqualTo(1);
        var waiting = second.ask(insert(2, "alice"));

        first.commit();

        assertThat(waiting.join()).isEqualTo(DUPLICATE);
        second.commit();
        assertThat(rows.positions(coupon)).containsExactly(1L);
    }

    @Test
    void anInsertWaitsForTheSameKeyAndGoesOnAfterItsRollback() {
        first.run(insert(1, "alice"));
        var waiting = second.ask(insert(1, "bob"));

        first.rollback();

        assertThat(waiting.join()).isEqualTo(1);
        second.commit();
        assertThat(rows.usersByPosition(coupon)).containsExactly("bob");
    }

    @Test
    void ofManyRowsAllAreInsertedOrNoneAndTheTransactionGoesOn() {
        first.run(insert(1, "alice"));
        assertThat(first.run(insert(2, "bob") + ", (" + coupon + ", 3, 'alice', NOW(6))")).isEqualTo(DUPLICATE);
        assertThat(first.run("SELECT COUNT(*) FROM coupon_issues WHERE coupon_id = " + coupon)).isEqualTo(1);

        assertThat(second.run(insert(2, "carol"))).isEqualTo(1);
        second.commit();
        first.commit();

        assertThat(rows.usersByPosition(coupon)).containsExactly("alice", "carol");
    }

    @Test
    void twoWhoAreRefusedForTheSameKeyDoNotWaitForEachOther() {
        first.run(insert(1, "alice"));
        first.commit();

        assertThat(first.run(insert(1, "bob"))).isEqualTo(DUPLICATE);
        assertThat(second.run(insert(1, "carol"))).isEqualTo(DUPLICATE);
    }

    private String take() {
        return take(coupon);
    }

    private static String take(long id) {
        return "UPDATE coupons SET issued_quantity = issued_quantity + 1 WHERE issued_quantity < 1 AND id = " + id;
    }

    private String insert(long position, String user) {
        return "INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at) VALUES (" + coupon + ", " + position
                + ", '" + user + "', NOW(6))";
    }

    private long taken() {
        return rows.number("SELECT issued_quantity FROM coupons WHERE id = " + coupon);
    }

}
