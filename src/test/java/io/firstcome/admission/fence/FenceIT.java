package io.firstcome.admission.fence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.Gate;
import io.firstcome.admission.gate.GateReply;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServersTest;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The way back when Redis has lost what it knew.
@ServiceTest
@ResourceLock(ServersTest.SERVERS)
class FenceIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final int SEATS = 100;

    private final Api api;

    private final Rows rows;

    private final Gate gate;

    private final Rebuild rebuild;

    private final ReactiveStringRedisTemplate redis;

    FenceIT(Api api, DatabaseClient database, Gate gate, Rebuild rebuild, ReactiveStringRedisTemplate redis) {
        this.api = api;
        this.rows = new Rows(database);
        this.gate = gate;
        this.rebuild = rebuild;
        this.redis = redis;
    }

    @Nested
    class WhenRedisLosesSomething {

        @Test
        void anEmptiedRedisGivesOutTheRestAndNotOneMore() {
            long coupon = halfGivenOut();

            redis.execute(connection -> connection.serverCommands().flushAll()).blockLast(WITHIN);

            giveOutTheRest(coupon);
        }

        @ParameterizedTest
        @ValueSource(strings = { "e1:gate", "e1:winners", "journal" })
        void aRedisThatLostAKeyGivesOutTheRestAndNotOneMore(String key) {
            long coupon = halfGivenOut();

            redis.delete("fc:{" + coupon + "}:" + key).block(WITHIN);

            giveOutTheRest(coupon);
        }

        @Test
        void aStateThatWasRolledBackRepeatsPositionsAndIsNoticed() {
            long coupon = halfGivenOut();
            String prefix = "fc:{" + coupon + "}:e1";
            redis.opsForSet().remove(prefix + ":winners", user(coupon, SEATS / 2)).block(WITHIN);
            redis.opsForHash()
                .putAll(prefix + ":gate", Map.of("taken", "" + (SEATS / 2 - 1), "next", "" + SEATS / 2))
                .block(WITHIN);

            giveOutTheRest(coupon);
        }

        private long halfGivenOut() {
            long coupon = api.openCoupon(SEATS);
            for (int number = 1; number <= SEATS / 2; number++) {
                api.issue(coupon, user(coupon, number)).expectStatus().isCreated();
            }
            return coupon;
        }

        private void giveOutTheRest(long coupon) {
            var late = api.crowd(coupon, Api.users("late" + coupon, SEATS * 2));
            var again = api.crowd(coupon,
                    IntStream.rangeClosed(1, SEATS / 2).mapToObj(number -> user(coupon, number)).toList());

            assertThat(late).filteredOn(Api.Answer::isIssued).hasSize(SEATS / 2);
            assertThat(again).allMatch(answer -> answer.status() == 200);
            assertThat(rows.positions(coupon)).hasSize(SEATS).doesNotHaveDuplicates();
            assertThat(rows.number("SELECT issued_quantity FROM coupons WHERE id = " + coupon)).isEqualTo(SEATS);
            assertThat(rows.number("SELECT admission_epoch FROM coupons WHERE id = " + coupon)).isGreaterThan(1);
        }

        private String user(long coupon, int number) {
            return "early" + coupon + "-" + number;
        }

    }

    @Nested
    class WhenWinnersWereNotCommittedYet {

        @Test
        void aRebuildCommitsThemFirst() {
            long coupon = api.openCoupon(3);
            admit(coupon, "opener");

            redis.delete("fc:{" + coupon + "}:e1:gate").block(WITHIN);
            var answers = api.crowd(coupon, Api.users("new", 20));

            assertThat(answers).filteredOn(Api.Answer::isIssued).hasSize(2);
            assertThat(rows.usersByPosition(coupon)).hasSize(3).contains("opener");
            assertThat(redis.opsForStream().size("fc:{" + coupon + "}:journal").block(WITHIN)).isZero();
        }

        @Test
        void theSweeperCommitsThem() {
            long coupon = api.openCoupon(3);

            admit(coupon, "orphan");

            Eventually.isTrue(() -> rows.usersByPosition(coupon).equals(List.of("orphan")));
            Eventually.isTrue(() -> Long.valueOf(0)
                .equals(redis.opsForStream().size("fc:{" + coupon + "}:journal").block(WITHIN)));
        }

        @Test
        void anEntryOfAnOlderEpochIsDecidedAnew() {
            long coupon = api.openCoupon(3);
            admit(coupon, "orphan");
            rows.change("UPDATE coupons SET admission_epoch = 2 WHERE id = " + coupon);

            api.issue(coupon, "newcomer").expectStatus().isCreated();

            Eventually.isTrue(() -> rows.usersByPosition(coupon).contains("orphan"));
            assertThat(rows.positions(coupon)).hasSize(2).doesNotHaveDuplicates();
        }

        // As an instance would that dies between the script's answer and the insert.
        private void admit(long coupon, String user) {
            api.as(user).get().uri("/v1/coupons/{id}/issues/me", coupon).exchange().expectStatus().isNotFound();
            assertThat(rebuild.from(new CouponId(coupon), new Epoch(0)).block(WITHIN)).isTrue();
            var reply = gate.decide(new CouponId(coupon), new Epoch(1), List.of(new UserId(user))).block(WITHIN);
            assertThat(reply).isInstanceOf(GateReply.Decided.class);
        }

    }

    @Nested
    class WhenTwoRebuildAtOnce {

        @RepeatedTest(20)
        void onlyOneOfThemOpensTheGate() {
            var coupon = new CouponId(api.openCoupon(3));

            var opened = Objects.requireNonNull(
                    Mono.zip(rebuild.from(coupon, new Epoch(0)), rebuild.from(coupon, new Epoch(0))).block(WITHIN));

            assertThat(opened.toList()).containsExactlyInAnyOrder(true, false);
            assertThat(rows.number("SELECT admission_epoch FROM coupons WHERE id = " + coupon)).isEqualTo(1);
        }

    }

    @Nested
    class WhenScriptsAreForgotten {

        @Test
        void forgottenScriptsAreSentAgain() {
            long coupon = api.openCoupon(50);
            for (int number = 0; number < 10; number++) {
                redis.execute(connection -> connection.scriptingCommands().scriptFlush()).blockLast(WITHIN);
                api.issue(coupon, "user-" + number).expectStatus().isCreated();
            }
        }

    }

}
