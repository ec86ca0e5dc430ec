package io.firstcome.coupon;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CouponTest {

    private static final Instant OPENS = Instant.parse("2030-01-01T12:00:00Z");

    private static final Instant CLOSES = Instant.parse("2030-01-02T12:00:00Z");

    private static final Offer OFFER = new Offer("Noon drop", new Discount(10, 20), Capacity.of(2),
            new Window(OPENS, CLOSES), Expiry.never());

    private static Coupon coupon(CouponState state, long issued) {
        return new Coupon(new CouponId(1), CouponType.FIRST_COME_FIRST_SERVED, OFFER, state, issued, 0, 1, OPENS,
                OPENS);
    }

    @Nested
    class WhatCallersSee {

        @Test
        void followsTheWindow() {
            var coupon = coupon(CouponState.ACTIVE, 0);
            assertThat(coupon.status(OPENS.minusNanos(1000))).isEqualTo(CouponStatus.SCHEDULED);
            assertThat(coupon.status(OPENS)).isEqualTo(CouponStatus.OPEN);
            assertThat(coupon.status(CLOSES)).isEqualTo(CouponStatus.ENDED);
        }

        @Test
        void isSoldOutWhenTheLastSeatHasARow() {
            assertThat(coupon(CouponState.ACTIVE, 1).status(OPENS)).isEqualTo(CouponStatus.OPEN);
            assertThat(coupon(CouponState.ACTIVE, 2).status(OPENS)).isEqualTo(CouponStatus.SOLD_OUT);
            assertThat(coupon(CouponState.ACTIVE, 2).remaining()).isEqualTo(Capacity.of(0));
        }

        @Test
        void isClosedForGoodWhateverTheWindow() {
            assertThat(coupon(CouponState.CLOSED, 0).status(OPENS)).isEqualTo(CouponStatus.CLOSED);
            assertThat(coupon(CouponState.CLOSED, 0).status(CLOSES)).isEqualTo(CouponStatus.CLOSED);
        }

        @Test
        void isPausedOnlyAsLongAsItIsNotOver() {
            assertThat(coupon(CouponState.PAUSED, 0).status(OPENS)).isEqualTo(CouponStatus.PAUSED);
            assertThat(coupon(CouponState.PAUSED, 0).status(CLOSES)).isEqualTo(CouponStatus.ENDED);
        }

    }

    @Nested
    class AChange {

        @Test
        void leavesWhatItDoesNotName() {
            var change = new CouponChange(Optional.empty(), Optional.of(5L), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty());
            assertThat(change.applyTo(OFFER)).isEqualTo(new Offer("Noon drop", new Discount(5, 20), Capacity.of(2),
                    new Window(OPENS, CLOSES), Expiry.never()));
        }

        @Test
        void cannotEndBeforeItBegins() {
            var change = new CouponChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.of(CLOSES), Optional.empty(), Optional.empty());
            assertThatThrownBy(() -> change.applyTo(OFFER)).hasMessageStartingWith("invalid-window");
        }

        @Test
        void cannotExpireBeforeTheLastWinnerHasIt() {
            var early = new CouponChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.of(new Expiry(CLOSES.minusNanos(1000))));
            assertThatThrownBy(() -> early.applyTo(OFFER)).hasMessageStartingWith("invalid-usable-until");

            var inTime = new CouponChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.of(new Expiry(CLOSES)));
            assertThat(inTime.applyTo(OFFER).expiry().isOver(CLOSES)).isTrue();
        }

    }

}
