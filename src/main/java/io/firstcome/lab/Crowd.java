package io.firstcome.lab;

import org.springframework.context.annotation.Profile;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.flow.Detached;

/// A crowd that has its coupons already, for measuring how the service bears many: rows
/// and counter in MySQL, nothing in Redis. For a coupon that nobody has asked for yet.
@Component
@Profile("lab")
public class Crowd {

    private static final int AT_ONCE = 100_000;

    private static final String DIGITS = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 "
            + "UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 "
            + "UNION ALL SELECT 9)";

    // Twelve characters a user.
    private static final String INSERT = """
            INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at)
            SELECT :coupon, numbers.n, CONCAT('fill', LPAD(numbers.n, 8, '0')), NOW(6)
              FROM (SELECT :first + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n
                      FROM DIGITS a, DIGITS b, DIGITS c, DIGITS e, DIGITS f) numbers
             WHERE numbers.n <= :last
             ORDER BY numbers.n
            """.replace("DIGITS", DIGITS);

    private static final String COUNT = "UPDATE coupons SET issued_quantity = issued_quantity + :winners WHERE id = :coupon";

    private final DatabaseClient database;

    Crowd(DatabaseClient database) {
        this.database = database;
    }

    /// Makes that many rows, on subscription; a cancel changes nothing.
    public Mono<Void> fill(CouponId coupon, int winners) {
        return Detached.of(Flux.range(0, (winners + AT_ONCE - 1) / AT_ONCE)
            .concatMap(part -> database.sql(INSERT)
                .bind("coupon", coupon.value())
                .bind("first", part * AT_ONCE + 1)
                .bind("last", winners)
                .fetch()
                .rowsUpdated())
            .then(database.sql(COUNT).bind("winners", winners).bind("coupon", coupon.value()).fetch().rowsUpdated())
            .then());
    }

}
