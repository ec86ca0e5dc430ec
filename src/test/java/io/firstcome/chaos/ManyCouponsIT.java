package io.firstcome.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.harness.Api;

import static org.assertj.core.api.Assertions.assertThat;

/// More coupons are asked for at once than an instance keeps in memory.
@Chaos
class ManyCouponsIT {

    /// Of which `live-max` keeps 10,000.
    private static final int COUPONS = 11_000;

    private static final int AT_ONCE = 32;

    private static final List<String> USERS = List.of("first", "second", "third");

    private final Stage stage;

    ManyCouponsIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void eachGivesExactlyWhatItHas() {
        stage.heal();
        Api api = stage.first().api();
        long first = stage.mySql().number("SELECT COALESCE(MAX(id), 0) + 1 FROM coupons");
        stage.mySql()
            .run("INSERT INTO coupons (id, title, type, discount_amount, min_order_amount, total_quantity, opens_at, closes_at,"
                    + " created_at, updated_at) WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers"
                    + " WHERE n < 999) SELECT " + first
                    + " + a.n * 1000 + b.n, 'One of many', 'FIRST_COME_FIRST_SERVED',"
                    + " 0, 0, 2, NOW(6) - INTERVAL 1 HOUR, NOW(6) + INTERVAL 1 DAY, NOW(6), NOW(6) FROM numbers a, numbers b"
                    + " WHERE a.n < " + COUPONS / 1000);

        List<Api.Answer> last = Objects.requireNonNull(Flux.range(0, COUPONS)
            .flatMap(number -> Mono.fromCallable(() -> asked(api, first + number))
                .subscribeOn(Schedulers.boundedElastic()), AT_ONCE)
            .flatMapIterable(answers -> answers)
            .collectList()
            .block(Duration.ofMinutes(8)));

        assertThat(last.stream().filter(Api.Answer::isHeld)).hasSize(2 * COUPONS);
        assertThat(last.stream().filter(answer -> answer.code().equals("sold-out"))).hasSize(COUPONS);
        assertThat(stage.mySql().number("SELECT COUNT(*) FROM coupon_issues WHERE coupon_id >= " + first))
            .isEqualTo(2 * COUPONS);
    }

    // Who hears 503 or 202 asks again, as clients are told to.
    private static List<Api.Answer> asked(Api api, long coupon) {
        List<Api.Answer> answers = api.crowd(coupon, USERS);
        while (answers.stream().anyMatch(answer -> answer.status() == 503 || answer.status() == 202)) {
            answers = api.crowd(coupon, USERS);
        }
        return answers;
    }

}
