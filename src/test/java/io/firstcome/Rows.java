package io.firstcome;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.springframework.r2dbc.core.DatabaseClient;

/// What MySQL holds, looked at from outside.
public record Rows(DatabaseClient database) {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    public List<String> usersByPosition(long coupon) {
        return Objects.requireNonNull(
                database.sql("SELECT user_id FROM coupon_issues WHERE coupon_id = :coupon ORDER BY position")
                    .bind("coupon", coupon)
                    .map(row -> Objects.requireNonNull(row.get("user_id", String.class)))
                    .all()
                    .collectList()
                    .block(WITHIN));
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

    public long number(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).map(row -> Objects.requireNonNull(row.get(0, Long.class))).one().block(WITHIN));
    }

    public void change(String sql) {
        database.sql(sql).fetch().rowsUpdated().block(WITHIN);
    }

}
