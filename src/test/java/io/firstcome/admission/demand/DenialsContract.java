package io.firstcome.admission.demand;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.harness.Rows;

import static org.assertj.core.api.Assertions.assertThat;

/// What an instance says from memory is noted in the row first.
abstract class DenialsContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Epoch ZERO = new Epoch(0);

    private static final Epoch ONE = new Epoch(1);

    private final Rows rows;

    private final Denials denials;

    private CouponId coupon = new CouponId(1);

    DenialsContract(DatabaseClient database) {
        this.rows = new Rows(database);
        this.denials = new Denials(database);
    }

    @BeforeEach
    void aCoupon() {
        coupon = new CouponId(rows.openCoupon(2));
    }

    @Test
    void nothingIsDeniedUnderAnotherEpochThanTheRows() {
        assertThat(is(denials.deny(coupon, ONE))).isFalse();
        assertThat(rows.number("SELECT COUNT(*) FROM coupons WHERE denied_epoch IS NULL AND id = " + coupon.value()))
            .isEqualTo(1);
    }

    @Test
    void whatWasDeniedCountsOnlyWhileThereAreSeats() {
        assertThat(is(denials.isDeniedAndFree(coupon))).isFalse();
        assertThat(is(denials.deny(coupon, ZERO))).isTrue();
        assertThat(is(denials.deny(coupon, ZERO))).isTrue();
        assertThat(is(denials.isDeniedAndFree(coupon))).isTrue();

        change("issued_quantity = total_quantity");
        assertThat(is(denials.isDeniedAndFree(coupon))).isFalse();
        change("total_quantity = NULL");
        assertThat(is(denials.isDeniedAndFree(coupon))).isTrue();
    }

    private static boolean is(Mono<Boolean> answer) {
        return Boolean.TRUE.equals(answer.block(WITHIN));
    }

    private void change(String what) {
        rows.change("UPDATE coupons SET " + what + " WHERE id = " + coupon.value());
    }

}
