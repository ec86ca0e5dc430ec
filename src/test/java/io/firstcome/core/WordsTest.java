package io.firstcome.core;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = { "", "0", "-1", "+1", "abc", "1.0", " 1", "9223372036854775808", "99999999999999999999", "٣" })
    void aCouponIdIsAPositiveNumberOf63Bits(String text) {
        assertThat(CouponId.parse(text)).isEmpty();
    }

    @Test
    void theLargestCouponIdIsOne() {
        assertThat(CouponId.parse("9223372036854775807")).contains(new CouponId(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a b", "a\tb", "é", "e\u0301", "\u007f", "bob " })
    void aUserIsPrintableAsciiWithoutSpace(String text) {
        assertThat(UserId.isValid(text)).isFalse();
        assertThatThrownBy(() -> new UserId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aUserHasAtMost255Characters() {
        assertThat(UserId.isValid("x".repeat(255))).isTrue();
        assertThat(UserId.isValid("x".repeat(256))).isFalse();
    }

    @Test
    void anIssueIsNamedByCouponAndPosition() {
        assertThat(new IssueId(new CouponId(42), new Position(17))).hasToString("42-17");
    }

    @Test
    void noLimitIsHigherThanAnyNumberAndNothingIsHigherThanNoLimit() {
        var unlimited = Capacity.unlimited();
        assertThat(unlimited.isHigherThan(Capacity.of(Long.MAX_VALUE))).isTrue();
        assertThat(Capacity.of(Long.MAX_VALUE).isHigherThan(unlimited)).isFalse();
        assertThat(unlimited.isHigherThan(unlimited)).isFalse();
        assertThat(Capacity.of(2).isHigherThan(Capacity.of(1))).isTrue();
        assertThat(Capacity.of(1).isHigherThan(Capacity.of(1))).isFalse();
        assertThat(Capacity.of(1).plus(2)).isEqualTo(Capacity.of(3));
        assertThat(unlimited.plus(2)).isEqualTo(unlimited);
    }

    @Test
    void aWindowIncludesItsFirstMomentAndNotItsLast() {
        var opens = Instant.parse("2030-01-01T12:00:00Z");
        var closes = Instant.parse("2030-01-01T13:00:00Z");
        var window = new Window(opens, closes);
        assertThat(window.isBeforeOpening(opens.minusNanos(1))).isTrue();
        assertThat(window.isBeforeOpening(opens)).isFalse();
        assertThat(window.isOver(closes.minusNanos(1))).isFalse();
        assertThat(window.isOver(closes)).isTrue();
    }

    @Test
    void aWindowOfLessThanAMicrosecondIsNone() {
        var opens = Instant.parse("2030-01-01T12:00:00.000001Z");
        assertThatThrownBy(() -> new Window(opens, opens.plusNanos(999))).isInstanceOf(IllegalArgumentException.class);
    }

}
