package io.firstcome.harness;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import org.springframework.r2dbc.core.DatabaseClient;

/// What MySQL holds, looked at and changed from outside.
public record Rows(DatabaseClient database) {

    private static final String COUPON = """
            INSERT INTO coupons (title, type, discount_amount, min_order_amount, total_quantity, opens_at, closes_at,
                                 created_at, updated_at)
            VALUES ('Noon drop', 'FIRST_COME_FIRST_SERVED', 1000, 0, :seats, :opensAt, :closesAt, NOW(6), NOW(6))
            """;

    private static final Duration WITHIN = Duration.ofSeconds(10);

    /// A coupon with this many seats, open from an hour ago until tomorrow, of which only
    /// MySQL knows.
    public long openCoupon(long seats) {
        return coupon(seats, Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofDays(1)));
    }

    public long coupon(long seats, Instant opensAt, Instant closesAt) {
        return Objects.requireNonNull(database.sql(COUPON)
            .bind("seats", seats)
            .bind("opensAt", LocalDateTime.ofInstant(opensAt, ZoneOffset.UTC))
            .bind("closesAt", LocalDateTime.ofInstant(closesAt, ZoneOffset.UTC))
            .filter(statement -> statement.returnGeneratedValues("id"))
            .map(row -> Objects.requireNonNull(row.get("id", Long.class)))
            .one()
            .block(WITHIN));
    }

    public List<String> usersByPosition(long coupon) {
        return texts("SELECT user_id FROM coupon_issues WHERE coupon_id = " + coupon + " ORDER BY position");
    }

    public List<Long> positions(long coupon) {
        return Objects.requireNonNull(
                database.sql("SELECT position FROM coupon_issues WHERE coupon_id = :coupon ORDER BY position")
                    .bind("coupon", coupon)
                    .map(row -> Objects.requireNonNull(row.get("position", Long.class)))
                    .all()
                    .collectList()
                    .block(WITHIN));
    }

    public List<String> texts(String sql) {
        return Objects.requireNonNull(database.sql(sql)
            .map(row -> Objects.requireNonNull(row.get(0, String.class)))
            .all()
            .collectList()
            .block(WITHIN));
    }

    public long number(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).map(row -> Objects.requireNonNull(row.get(0, Long.class))).one().block(WITHIN));
    }

    public void change(String sql) {
        database.sql(sql).fetch().rowsUpdated().block(WITHIN);
    }

}
