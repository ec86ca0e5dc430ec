package io.firstcome.lab.strategy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Window;
import io.firstcome.coupon.Coupon;
import io.firstcome.coupon.CouponAdministration;
import io.firstcome.coupon.Discount;
import io.firstcome.coupon.Expiry;
import io.firstcome.coupon.Offer;
import io.firstcome.issuance.Journal;

/// The service's own tables, looked at from outside: what MySQL and Redis really hold,
/// asked of them and not of the service.
@Component
@Profile("lab")
class FirstcomeStock implements Stock {

    private static final String FIGURES = """
            SELECT COALESCE(total_quantity, 9223372036854775807), issued_quantity, COUNT(user_id),
                   COUNT(user_id) - COUNT(DISTINCT user_id)
              FROM coupons LEFT JOIN coupon_issues ON coupon_id = coupons.id
             WHERE coupons.id = :coupon
             GROUP BY coupons.id, total_quantity, issued_quantity
            """;

    private final CouponAdministration administration;

    private final DatabaseClient database;

    private final ReactiveStringRedisTemplate redis;

    private final InstantSource clock;

    FirstcomeStock(CouponAdministration administration, DatabaseClient database, ReactiveStringRedisTemplate redis,
            InstantSource clock) {
        this.administration = administration;
        this.database = database;
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public Mono<CouponId> create(long totalQuantity) {
        var since = clock.instant().minus(Duration.ofMinutes(1));
        var window = Window.of(since, since.plus(Duration.ofDays(1))).orElseThrow();
        return administration
            .create(new Offer("A drop of the lab", new Discount(0, 0), Capacity.of(totalQuantity), window,
                    Expiry.never()))
            .map(Coupon::id);
    }

    @Override
    public Mono<Figures> figures(CouponId coupon) {
        // In this order: a winner who is moved in between counts twice, and not at all in
        // the other.
        return redis.opsForStream()
            .size(Journal.key(coupon))
            .flatMap(waiting -> database.sql(FIGURES)
                .bind("coupon", coupon.value())
                .map(row -> Figures.of(number(row, 0), number(row, 1), number(row, 2), number(row, 3)).waiting(waiting))
                .one());
    }

    private static long number(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, Long.class));
    }

}
