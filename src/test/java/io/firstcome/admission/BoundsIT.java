package io.firstcome.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServersTest;

import static org.assertj.core.api.Assertions.assertThat;

/// An instance whose bounds are so low that every one of them is hit: callers hear 503 where
/// too many wait, and everywhere else what they would have heard anyway.
@ServersTest
@Order(5)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsIT {

    private static final int LIVE_MAX = 3;

    private static final int FILTER_MAX = 10;

    private static final int FILTER_MAX_IN_ALL = 15;

    private final Neighbour service;

    private final Api api;

    private final Rows rows;

    BoundsIT(Neighbours neighbours, DatabaseClient database) {
        this.service = neighbours.startWith("--firstcome.admission.batch-max=2", "--firstcome.admission.waiting-max=5",
                "--firstcome.admission.live-max=" + LIVE_MAX, "--firstcome.admission.filter-max=" + FILTER_MAX,
                "--firstcome.admission.filter-max-in-all=" + FILTER_MAX_IN_ALL,
                "--firstcome.admission.rebuilds-at-once=1");
        this.api = service.api();
        this.rows = new Rows(database);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void whereTooManyWaitTheyAreAskedToComeAgain() {
        long coupon = api.openCoupon(8);
        var answers = api.crowd(coupon, Api.users("waits", 200));
        assertThat(answers).anyMatch(answer -> answer.status() == 503);

        var waiting = new ArrayList<>(waiting(answers));
        Eventually.isTrue(() -> {
            var next = waiting(api.crowd(coupon, waiting));
            waiting.retainAll(next);
            return waiting.isEmpty();
        });
        assertThat(rows.positions(coupon)).hasSize(8);
    }

    @Test
    void moreCouponsThanAreKeptInMemoryAreServedInTurns() {
        List<Long> coupons = coupons(LIVE_MAX + 2, 2);

        for (int times = 0; times < 2; times++) {
            for (long coupon : coupons) {
                Eventually.isTrue(() -> api.crowd(coupon, Api.users("holds", 2)).stream().allMatch(Api.Answer::isHeld));
                Eventually.isTrue(() -> api.crowd(coupon, List.of("late")).getFirst().status() == 409);
            }
        }
        assertThat(coupons).allSatisfy(coupon -> assertThat(rows.positions(coupon)).hasSize(2));
    }

    @Test
    void manyThatMustBeRebuiltAtOnceAreRebuiltInTurns() {
        List<Long> coupons = coupons(8, 5);

        coupons.parallelStream()
            .forEach(coupon -> Eventually.isTrue(() -> api.crowd(coupon, List.of("asks")).getFirst().isHeld()));
        assertThat(coupons).allSatisfy(coupon -> assertThat(rows.positions(coupon)).hasSize(1));
    }

    @Test
    void whatDoesNotFitIntoAFilterIsAskedOfRedis() {
        assertEverybodyHearsTheSameAgain(FILTER_MAX + 5);
        assertEverybodyHearsTheSameAgain(FILTER_MAX - 1);
        assertEverybodyHearsTheSameAgain(FILTER_MAX - 1);
    }

    private void assertEverybodyHearsTheSameAgain(int seats) {
        long coupon = api.openCoupon(seats);
        for (String user : Api.users("fits", seats)) {
            Eventually.isTrue(() -> api.crowd(coupon, List.of(user)).getFirst().isHeld());
        }
        for (int times = 0; times < 3; times++) {
            Eventually.isTrue(() -> api.crowd(coupon, List.of("late")).getFirst().status() == 409);
            Eventually.isTrue(() -> api.crowd(coupon, List.of("fits-1")).getFirst().status() == 200);
        }
        assertThat(rows.positions(coupon)).hasSize(seats);
    }

    private static List<String> waiting(List<Api.Answer> answers) {
        assertThat(answers).allMatch(answer -> List.of(200, 201, 202, 409, 503).contains(answer.status()));
        return answers.stream().filter(answer -> answer.status() == 503).map(Api.Answer::user).toList();
    }

    private List<Long> coupons(int count, long seats) {
        return IntStream.range(0, count).mapToObj(number -> api.openCoupon(seats)).toList();
    }

}
