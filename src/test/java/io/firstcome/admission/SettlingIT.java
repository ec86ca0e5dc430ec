package io.firstcome.admission;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.admission.gate.GateKeys;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// A seat that turns out to be free after all is given out when no instance can still
/// deny it.
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlingIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Api api;

    private final Rows rows;

    private final ReactiveStringRedisTemplate redis;

    private final Neighbours neighbours;

    private Neighbour neighbour;

    SettlingIT(Api api, DatabaseClient database, ReactiveStringRedisTemplate redis, Neighbours neighbours) {
        this.api = api;
        this.rows = new Rows(database);
        this.redis = redis;
        this.neighbours = neighbours;
    }

    @BeforeAll
    void start() {
        neighbour = neighbours.start();
    }

    @AfterAll
    void stop() {
        neighbour.close();
    }

    @RepeatedTest(5)
    void whoWasTold201ByOneInstanceIsNotToldSoldOutByAnother() {
        Api other = neighbour.api();
        long coupon = api.openCoupon(1);
        api.issue(coupon, "lost").expectStatus().isCreated();
        Eventually.isTrue(() -> {
            api.crowd(coupon, Api.users("loser", 50));
            return rows.number("SELECT COUNT(*) FROM coupons WHERE denied_epoch = 1 AND id = " + coupon) == 1;
        });
        api.crowd(coupon, Api.users("loser", 50));
        rows.change("DELETE FROM coupon_issues WHERE coupon_id = " + coupon);
        rows.change("UPDATE coupons SET issued_quantity = 0 WHERE id = " + coupon);
        var keys = GateKeys.of(new CouponId(coupon), new Epoch(1));
        redis.delete(keys.gate(), keys.winners(), keys.journal()).block(WITHIN);

        Eventually.isTrue(() -> other.crowd(coupon, List.of("alice")).getFirst().isHeld());

        assertThat(api.crowd(coupon, List.of("alice")).getFirst().status()).isEqualTo(200);
    }

}
