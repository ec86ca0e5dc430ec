package io.firstcome.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.firstcome.harness.Eventually;
import io.firstcome.history.Call;
import io.firstcome.history.History;
import io.firstcome.wire.Pauses;

import static org.assertj.core.api.Assertions.assertThat;

/// A coupon with a million winners is back within a minute, its callers hear when to ask
/// again, and the others do not notice.
@Chaos
class LargeCouponIT {

    private static final int WINNERS = 1_000_000;

    private final Stage stage;

    LargeCouponIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void isRebuiltWithinAMinuteAndSlowsNobody() {
        stage.heal();
        long large = stage.first().api().openCoupon(WINNERS + 10);
        long other = stage.first().api().openCoupon(100_000);
        fill(large);
        var crowd = new Crowd(List.of(stage.first()), other, new History(), stage.random(0));
        Duration before = median(crowd);

        long since = System.nanoTime();
        var rebuilt = Eventually.start(() -> {
            Eventually.isTrue(() -> stage.first().api().crowd(large, List.of("late")).getFirst().status() < 300);
            return Duration.ofNanos(System.nanoTime() - since);
        });
        Duration meanwhile = median(crowd);

        assertThat(rebuilt.join()).isLessThan(Duration.ofMinutes(1));
        assertThat(meanwhile).isLessThan(before.multipliedBy(3).plusMillis(20));
        System.getLogger("chaos")
            .log(System.Logger.Level.INFO, "{0} winners back after {1}, others {2}, meanwhile {3}", WINNERS,
                    rebuilt.join(), before, meanwhile);
        assertThat(new StoreContents(stage, large).atRest()).matches(books -> books.seats() == WINNERS + 1);
    }

    @Test
    void itsCallersHearWhenToAskAgainMeanwhile() {
        stage.heal();
        long large = stage.first().api().openCoupon(WINNERS + 10);
        fill(large);

        stage.first()
            .api()
            .issue(large, "early")
            .expectStatus()
            .isEqualTo(503)
            .expectHeader()
            .valueEquals("Retry-After", "1");
        Eventually.isTrue(() -> stage.first().api().crowd(large, List.of("early")).getFirst().status() < 300);
    }

    private void fill(long coupon) {
        String digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        for (int part = 0; part < 10; part++) {
            stage.mySql()
                .run("INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at) SELECT " + coupon
                        + ", n, CONCAT('winner-', n), NOW(6) FROM (SELECT " + part
                        + " * 100000 + a.d * 10000 + b.d * 1000 + c.d * 100 + d.d * 10 + e.d + 1 AS n FROM " + digits
                        + " a, " + digits + " b, " + digits + " c, " + digits + " d, " + digits + " e) AS numbers");
        }
        stage.mySql().run("UPDATE coupons SET issued_quantity = " + WINNERS + " WHERE id = " + coupon);
    }

    private static Duration median(Crowd crowd) {
        long[] waits = new long[40];
        for (int number = 0; number < waits.length; number++) {
            Call call = Objects.requireNonNull(crowd.come(1).block(Duration.ofSeconds(20))).getFirst();
            waits[number] = call.answeredAt() - call.askedAt();
            Pauses.seconds(0.05);
        }
        Arrays.sort(waits);
        return Duration.ofNanos(waits[waits.length / 2]);
    }

}
