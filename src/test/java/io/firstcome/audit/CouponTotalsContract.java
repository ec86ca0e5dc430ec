package io.firstcome.audit;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.harness.Rows;

import static org.assertj.core.api.Assertions.assertThat;

/// The books of a coupon and its rows are read in one moment.
abstract class CouponTotalsContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Rows rows;

    private final CouponTotalsReader totals;

    CouponTotalsContract(DatabaseClient database) {
        this.rows = new Rows(database);
        this.totals = new CouponTotalsReader(database, new AuditSettings(Duration.ofHours(1), Duration.ofSeconds(10)));
    }

    @Test
    void theCountersAndTheRowsAreReadBesideEachOther() {
        long coupon = rows.openCoupon(5);
        rows.change("UPDATE coupons SET issued_quantity = 2, revoked_quantity = 1 WHERE id = " + coupon);
        rows.change("INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at, revoked_at) VALUES (" + coupon
                + ", 1, 'alice', NOW(6), NULL), (" + coupon + ", 4, 'bob', NOW(6), NOW(6))");

        var expected = new CouponTotals(new Epoch(0), AdmissionMode.REDIS, Capacity.of(5), 2, 1, 4);
        assertThat(totals.read(new CouponId(coupon)).block(WITHIN)).isEqualTo(expected);
        assertThat(totals.count(new CouponId(coupon)).block(WITHIN)).isEqualTo(new CountedTotals(expected, 2, 1));
    }

    @Test
    void aCouponWithoutRowsAndOneThatIsMissing() {
        long coupon = rows.openCoupon(5);

        assertThat(totals.count(new CouponId(coupon)).block(WITHIN)).isEqualTo(
                new CountedTotals(new CouponTotals(new Epoch(0), AdmissionMode.REDIS, Capacity.of(5), 0, 0, 0), 0, 0));
        assertThat(totals.read(new CouponId(987_654_321)).blockOptional(WITHIN)).isEmpty();
    }

}
