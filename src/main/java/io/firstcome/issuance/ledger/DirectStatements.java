package io.firstcome.issuance.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.stores.Column;

/// What a transaction of the direct ledger reads. It writes as any other.
final class DirectStatements {

    // SYSDATE is the time at which the row is read; NOW is that of the statement, which
    // may have waited for the lock.
    private static final String LOCK = """
            SELECT total_quantity - issued_quantity AS free, SYSDATE(6) AS now,
                   CASE WHEN state <> 'ACTIVE' THEN state
                        WHEN SYSDATE(6) < opens_at THEN 'NOT_OPEN'
                        WHEN SYSDATE(6) >= closes_at THEN 'CLOSED'
                        WHEN fence_at > SYSDATE(6) - INTERVAL ? MICROSECOND THEN 'SETTLING'
                        ELSE 'OPEN' END AS availability
              FROM coupons
             WHERE id = ?
               AND admission_epoch = ?
               AND admission_mode = 'DIRECT'
               FOR UPDATE
            """;

    private static final String HIGHEST = "SELECT COALESCE(MAX(position), 0) AS highest FROM coupon_issues WHERE coupon_id = ?";

    private DirectStatements() {
    }

    /// The coupon's row, locked until the transaction ends. Empty when it names another
    /// epoch or another authority, or there is none.
    ///
    /// @param settling for how long after the change of authority no newcomer is seated
    static Mono<LockedCoupon> lock(Connection connection, CouponId coupon, Epoch epoch, Duration settling,
            List<UserId> users) {
        return Flux
            .from(connection.createStatement(LOCK)
                .bind(0, settling.toNanos() / 1000)
                .bind(1, coupon.value())
                .bind(2, epoch.value())
                .execute())
            .concatMap(result -> result.map(DirectStatements::row))
            .next()
            .flatMap(row -> ofUsers(connection, coupon, users)
                .collect(HashMap<UserId, Issue>::new, (rows, issue) -> rows.put(issue.user(), issue))
                .zipWith(highest(connection, coupon), (rows, highest) -> new LockedCoupon(coupon, row.free, row.now,
                        row.availability, rows, highest)));
    }

    /// The rows of those of these users who have one.
    private static Flux<Issue> ofUsers(Connection connection, CouponId coupon, List<UserId> users) {
        String marks = String.join(", ", Collections.nCopies(users.size(), "?"));
        Statement statement = connection.createStatement("SELECT " + IssueRows.COLUMNS
                + " FROM coupon_issues WHERE coupon_id = ? AND user_id IN (" + marks + ")");
        int index = 0;
        statement.bind(index++, coupon.value());
        for (UserId user : users) {
            statement.bind(index++, user.value());
        }
        return Flux.from(statement.execute()).concatMap(result -> result.map(IssueRows::issue));
    }

    /// The highest position, 0 when there is none.
    private static Mono<Long> highest(Connection connection, CouponId coupon) {
        return Flux.from(connection.createStatement(HIGHEST).bind(0, coupon.value()).execute())
            .concatMap(result -> result.map(row -> Column.number(row, "highest")))
            .next();
    }

    private static Row row(Readable row) {
        @Nullable Long free = row.get("free", Long.class);
        return new Row(free == null ? Capacity.unlimited() : Capacity.of(free), Column.time(row, "now"),
                LockedCoupon.Availability.valueOf(Column.text(row, "availability")));
    }

    private record Row(Capacity free, Instant now, LockedCoupon.Availability availability) {
    }

}
