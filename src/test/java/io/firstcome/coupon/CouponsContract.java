package io.firstcome.coupon;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Window;
import io.firstcome.harness.Rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/// A coupon changes only from what its administrator has seen.
abstract class CouponsContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00.123456Z");

    private static final Window WINDOW = new Window(NOON, NOON.plusSeconds(3600));

    private static final Offer OFFER = new Offer("Noon drop", new Discount(1000, 5000), Capacity.of(5), WINDOW,
            Expiry.never());

    private static final Offer RAISED = new Offer("Late drop", new Discount(2000, 0), Capacity.unlimited(), WINDOW,
            new Expiry(WINDOW.closesAt()));

    /// What MySQL and MariaDB call a CHECK that does not hold.
    private static final List<Integer> CHECK = List.of(3819, 4025);

    private final Rows rows;

    private final Coupons coupons;

    CouponsContract(DatabaseClient database) {
        this.rows = new Rows(database);
        this.coupons = new Coupons(database, new CouponSettings(Duration.ofSeconds(5)));
    }

    @Test
    void aNewCouponIsFoundAsItWasMade() {
        Coupon made = create(OFFER);

        assertThat(made.offer()).isEqualTo(OFFER);
        assertThat(made.state()).isEqualTo(CouponState.ACTIVE);
        assertThat(made.issued()).isZero();
        assertThat(made.version()).isEqualTo(1);
        assertThat(made.createdAt()).isEqualTo(made.updatedAt());
        assertThat(get(coupons.find(made.id()))).isEqualTo(made);
        assertThat(coupons.find(new CouponId(987_654_321)).blockOptional(WITHIN)).isEmpty();
    }

    @Test
    void termsComeForThoseThatExist() {
        CouponId first = get(coupons.create(OFFER));
        CouponId second = get(coupons.create(RAISED));

        var terms = get(coupons.terms(List.of(second, new CouponId(987_654_321), first)).collectList());

        assertThat(terms).containsExactlyInAnyOrder(terms(first, OFFER.total()), terms(second, RAISED.total()));
    }

    @Test
    void theListIsByStatusAndGoesOnBehindTheLast() {
        CouponId scheduled = get(coupons.create(OFFER));
        CouponId open = new CouponId(rows.openCoupon(5));
        CouponId full = new CouponId(rows.openCoupon(1));
        rows.change("UPDATE coupons SET issued_quantity = 1 WHERE id = " + full.value());

        long before = scheduled.value() - 1;
        assertThat(ids(null, before, 2)).containsExactly(scheduled, open);
        assertThat(ids(null, open.value(), 1)).containsExactly(full);
        assertThat(ids(CouponStatus.SCHEDULED, before, 1)).containsExactly(scheduled);
        assertThat(ids(CouponStatus.OPEN, before, 1)).containsExactly(open);
        assertThat(ids(CouponStatus.SOLD_OUT, before, 1)).containsExactly(full);
    }

    @Test
    void aChangeIsMadeOnceFromWhatWasSeen() {
        Coupon before = create(OFFER);

        assertThat(change(before, RAISED, new EpochGuard.AnyEpoch(), now())).isTrue();
        assertThat(change(before, RAISED, new EpochGuard.AnyEpoch(), now())).isFalse();
        assertThat(get(coupons.find(before.id()))).satisfies(after -> {
            assertThat(after.offer()).isEqualTo(RAISED);
            assertThat(after.version()).isEqualTo(2);
        });
    }

    @Test
    void aChangeCountsOnlyUnderItsEpochAndWithinFiveSeconds() {
        Coupon before = create(OFFER);

        assertThat(change(before, RAISED, new EpochGuard.SameEpoch(new Epoch(1)), now())).isFalse();
        assertThat(change(before, RAISED, new EpochGuard.AnyEpoch(), now().minusSeconds(6))).isFalse();
        assertThat(change(before, RAISED, new EpochGuard.SameEpoch(new Epoch(0)), now())).isTrue();
    }

    @Test
    void whatIsIssuedIsNotUndercut() {
        Coupon before = create(RAISED);
        String where = " WHERE id = " + before.id().value();
        rows.change("UPDATE coupons SET issued_quantity = 6" + where);

        assertThat(change(before, OFFER, new EpochGuard.AnyEpoch(), now())).isFalse();

        rows.change("UPDATE coupons SET total_quantity = 6" + where);
        assertThatException().isThrownBy(() -> rows.change("UPDATE coupons SET issued_quantity = 7" + where))
            .havingRootCause()
            .isInstanceOfSatisfying(R2dbcException.class, refused -> assertThat(refused.getErrorCode()).isIn(CHECK));
        assertThat(get(coupons.find(before.id())).issued()).isEqualTo(6);
    }

    @Test
    void aStateIsSetOnceAndClosedForGood() {
        CouponId coupon = get(coupons.create(OFFER));

        assertThat(get(coupons.setState(coupon, CouponState.PAUSED))).isTrue();
        assertThat(get(coupons.setState(coupon, CouponState.PAUSED))).isFalse();
        assertThat(get(coupons.setState(coupon, CouponState.CLOSED))).isTrue();
        assertThat(get(coupons.setState(coupon, CouponState.ACTIVE))).isFalse();
    }

    private boolean change(Coupon before, Offer after, EpochGuard allowed, LocalDateTime readAt) {
        return get(coupons.change(before, after, allowed, readAt));
    }

    private LocalDateTime now() {
        return get(coupons.now());
    }

    private List<CouponId> ids(@Nullable CouponStatus status, long after, int limit) {
        return get(coupons.list(status, CouponOrder.OLDEST, after, limit, Instant.now())).stream()
            .map(Coupon::id)
            .toList();
    }

    private static AdmissionTerms terms(CouponId coupon, Capacity total) {
        return new AdmissionTerms(coupon, new Epoch(0), AdmissionMode.REDIS, 1, total, 0, WINDOW, CouponState.ACTIVE);
    }

    private Coupon create(Offer offer) {
        return get(coupons.create(offer).flatMap(coupons::find));
    }

    private static <T> T get(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(WITHIN));
    }

}
