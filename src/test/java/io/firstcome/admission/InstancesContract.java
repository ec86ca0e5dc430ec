package io.firstcome.admission;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.Rows;
import io.firstcome.core.CouponId;

import static org.assertj.core.api.Assertions.assertThat;

/// The instances agree by their heartbeats whether Redis is lost.
abstract class InstancesContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Rows rows;

    private final Instances patient;

    // Whatever the others say, for it they have not reached Redis for long enough.
    private final Instances impatient;

    InstancesContract(DatabaseClient database) {
        this.rows = new Rows(database);
        this.patient = new Instances(database, settings(Duration.ofHours(1)));
        this.impatient = new Instances(database, settings(Duration.ZERO));
    }

    @Test
    void anInstanceThatNeverReachedRedisSaysSo() {
        patient.beat(false).block(WITHIN);

        assertThat(count("redis_at IS NULL")).isEqualTo(1);
    }

    @Test
    void whenRedisWasLastReachedIsKeptThroughLaterBeats() {
        patient.beat(true).block(WITHIN);
        rows.change("UPDATE instances SET seen_at = seen_at - INTERVAL 1 HOUR, redis_at = redis_at - INTERVAL 1 SECOND"
                + " WHERE id = '" + patient.id() + "'");

        patient.beat(false).block(WITHIN);

        assertThat(count("redis_at < seen_at AND redis_at IS NOT NULL")).isEqualTo(1);
        assertThat(patient.anyReaches().block(WITHIN)).isTrue();
        assertThat(impatient.anyReaches().block(WITHIN)).isFalse();
    }

    @Test
    void mySqlTakesOverOnceAndOnlyWhenNobodyReachesRedis() {
        var coupon = new CouponId(rows.openCoupon(5));
        patient.beat(true).block(WITHIN);

        assertThat(patient.enterDirect(coupon).block(WITHIN)).isFalse();
        assertThat(impatient.enterDirect(coupon).block(WITHIN)).isTrue();
        assertThat(impatient.enterDirect(coupon).block(WITHIN)).isFalse();

        assertThat(rows.number("SELECT admission_epoch FROM coupons WHERE fence_at IS NOT NULL AND admission_mode ="
                + " 'DIRECT' AND id = " + coupon.value()))
            .isEqualTo(1);
    }

    @Test
    void whoWasNotSeenForADayIsForgotten() {
        patient.beat(true).block(WITHIN);
        impatient.beat(true).block(WITHIN);
        rows.change("UPDATE instances SET seen_at = NOW(6) - INTERVAL 25 HOUR WHERE id = '" + impatient.id() + "'");

        patient.forget().block(WITHIN);

        assertThat(count("seen_at IS NOT NULL")).isEqualTo(1);
        assertThat(rows.number("SELECT COUNT(*) FROM instances WHERE id = '" + impatient.id() + "'")).isZero();
    }

    private long count(String condition) {
        return rows.number("SELECT COUNT(*) FROM instances WHERE " + condition + " AND id = '" + patient.id() + "'");
    }

    private static AdmissionSettings settings(Duration patience) {
        return new AdmissionSettings(256, 20_000, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(2),
                Duration.ofSeconds(2), 10_000, 100_000, 400_000, patience, Duration.ofSeconds(10), 32,
                Duration.ofSeconds(5));
    }

}
