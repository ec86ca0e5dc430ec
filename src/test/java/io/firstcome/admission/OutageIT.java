package io.firstcome.admission;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServersTest;
import io.firstcome.wire.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/// What callers hear while Redis or MySQL is away, and that the service comes back by
/// itself.
@ServersTest
@Order(5)
class OutageIT {

    private final Rows rows;

    private final Wire toMySql;

    private final Wire toRedis;

    private final Neighbours neighbours;

    private Neighbour service;

    private Api api;

    OutageIT(Neighbours neighbours, DatabaseClient database) {
        this.rows = new Rows(database);
        this.neighbours = neighbours;
        this.toMySql = Wire.to(neighbours::mySqlPort);
        this.toRedis = Wire.to(neighbours::redisPort);
    }

    @BeforeEach
    void start() {
        service = neighbours.start(toMySql.port(), toRedis.port());
        api = service.api();
    }

    @AfterEach
    void stop() {
        service.close();
        toMySql.close();
        toRedis.close();
    }

    @Nested
    class WhenRedisIsAway {

        @Test
        void nobodyIsAdmittedAndAllIsAsBeforeWhenItIsBack() {
            long coupon = api.openCoupon(10);
            api.issue(coupon, "early").expectStatus().isCreated();

            toRedis.cut();
            api.issue(coupon, "meanwhile")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unavailable");
            assertThat(rows.usersByPosition(coupon)).containsExactly("early");

            toRedis.mend();
            Eventually.isTrue(() -> api.crowd(coupon, List.of("meanwhile")).getFirst().isHeld());
            api.issue(coupon, "early").expectStatus().isOk();
            assertThat(rows.usersByPosition(coupon)).containsExactly("early", "meanwhile");
        }

    }

    @Nested
    class WhenMySqlIsAway {

        @Test
        void winnersHear202AndGetTheirRowsWhenItIsBack() {
            long coupon = api.openCoupon(100);
            api.issue(coupon, "early").expectStatus().isCreated();

            toMySql.cut();
            var meanwhile = api.crowd(coupon, Api.users("meanwhile", 20));
            assertThat(meanwhile).allMatch(answer -> answer.status() == 202);
            api.anonymous()
                .get()
                .uri("/v1/coupons/{id}", coupon)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1");

            toMySql.mend();
            Eventually.isTrue(() -> rows.positions(coupon).size() == 21);
            assertThat(api.crowd(coupon, Api.users("meanwhile", 20))).allMatch(answer -> answer.status() == 200);
            assertThat(rows.number("SELECT issued_quantity FROM coupons WHERE id = " + coupon)).isEqualTo(21);
        }

    }

    @Nested
    class WhenBothAreAwayAfterTheSellOut {

        @Test
        void memoryStillTellsTheirCouponsToWinnersAndSoldOutToAllOthers() {
            long coupon = api.openCoupon(1);
            api.issue(coupon, "winner").expectStatus().isCreated();
            assertThat(api.crowd(coupon, Api.users("loser", 400))).allMatch(answer -> answer.status() == 409);
            assertThat(api.crowd(coupon, Api.users("again", 400))).allMatch(answer -> answer.status() == 409);

            toRedis.cut();
            toMySql.cut();

            // For a second at least: any reading is that much younger than its limit.
            var late = api.crowd(coupon, Api.users("late", 50));
            assertThat(late).allMatch(answer -> answer.code().equals("sold-out"));
            api.issue(coupon, "winner").expectStatus().isOk();
        }

    }

    @Nested
    class WhenTheInstanceIsKilled {

        @Test
        void itsWinnersAreCommittedByAnother() {
            long coupon = api.openCoupon(100);
            api.issue(coupon, "early").expectStatus().isCreated();
            toMySql.cut();
            assertThat(api.crowd(coupon, Api.users("orphan", 30), "respond-async"))
                .allMatch(answer -> answer.status() == 202);

            service.kill();

            // The service of the tests runs on the same servers.
            Eventually.isTrue(() -> rows.positions(coupon).size() == 31);
            assertThat(rows.usersByPosition(coupon)).containsAll(Api.users("orphan", 30));
        }

    }

}
