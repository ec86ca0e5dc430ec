package io.firstcome.admission.fence;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.InstanceId;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.harness.Rows;

import static org.assertj.core.api.Assertions.assertThat;

/// Of all who would rebuild one goes first, and who is late finds another epoch.
abstract class FenceRowContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Epoch ZERO = new Epoch(0);

    private static final Epoch ONE = new Epoch(1);

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final DatabaseClient database;

    private final Rows rows;

    private final FenceRow fence;

    private CouponId coupon = new CouponId(1);

    FenceRowContract(DatabaseClient database) {
        this.database = database;
        this.rows = new Rows(database);
        this.fence = new FenceRow(database);
    }

    @BeforeEach
    void aCoupon() {
        coupon = new CouponId(rows.openCoupon(2));
    }

    @Test
    void whoRaisesTheEpochHoldsTheLease() {
        assertThat(is(fence.isFree(coupon, ZERO))).isTrue();
        assertThat(is(fence.raise(coupon, ZERO))).isTrue();

        assertThat(is(fence.raise(coupon, ZERO))).as("raised again from the old epoch").isFalse();
        assertThat(is(fence.raise(coupon, ONE))).as("raised by another while the lease holds").isFalse();
        assertThat(is(fence.isFree(coupon, ONE))).isFalse();
    }

    @Test
    void aLeaseEndsWhenItIsClearedOrAfterTenSeconds() {
        fence.raise(coupon, ZERO).block(WITHIN);
        assertThat(is(fence.clear(coupon, ONE))).isTrue();
        assertThat(is(fence.isFree(coupon, ONE))).isTrue();

        assertThat(is(fence.touch(coupon, ONE))).isTrue();
        assertThat(is(fence.isFree(coupon, ONE))).isFalse();

        change("fence_at = NOW(6) - INTERVAL 11 SECOND");
        assertThat(is(fence.raise(coupon, ONE))).isTrue();
    }

    @Test
    void aRowThatSaysItAlreadyIsFoundAsWell() {
        assertThat(is(fence.clear(coupon, ZERO))).isTrue();
        assertThat(is(fence.clear(coupon, ZERO))).isTrue();
    }

    @Test
    void whoComesFromAnotherEpochTouchesNothing() {
        assertThat(is(fence.touch(coupon, ONE))).isFalse();
        assertThat(is(fence.clear(coupon, ONE))).isFalse();
        assertThat(rows.number("SELECT COUNT(*) FROM coupons WHERE fence_at IS NULL AND id = " + coupon.value()))
            .isEqualTo(1);
    }

    @Test
    void mySqlTakesOverOnceAndOnlyWhenNobodyReachesRedis() {
        new Instances(new InstanceId(), database, new FenceSettings(PATIENCE, PATIENCE, 1, WITHIN)).beat(true)
            .block(WITHIN);

        assertThat(is(fence.enterDirect(coupon, PATIENCE))).isFalse();
        assertThat(is(fence.enterDirect(coupon, Duration.ZERO))).isTrue();
        assertThat(is(fence.enterDirect(coupon, Duration.ZERO))).isFalse();

        assertThat(rows.number("SELECT admission_epoch FROM coupons WHERE fence_at IS NOT NULL AND admission_mode ="
                + " 'DIRECT' AND id = " + coupon.value()))
            .isEqualTo(1);
    }

    private static boolean is(Mono<Boolean> answer) {
        return Boolean.TRUE.equals(answer.block(WITHIN));
    }

    private void change(String what) {
        rows.change("UPDATE coupons SET " + what + " WHERE id = " + coupon.value());
    }

}
