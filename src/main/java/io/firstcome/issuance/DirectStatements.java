package io.firstcome.issuance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

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
                        ELSE 'OPEN' END AS door
              FROM coupons
             WHERE id = ?
               AND admission_epoch = ?
               AND admission_mode = 'DIRECT'
               FOR UPDATE
            """;

    private static final String HIGHEST = "SELECT COALESCE(MAX(position), 0) FROM coupon_issues WHERE coupon_id = ?";

    private DirectStatements() {
    }

    /// The coupon's row, locked until the transaction ends. Empty when it names another
    /// epoch or another authority, or there is none.
    ///
    /// @param settling for how long after the change of authority no newcomer is seated
    static Mono<Row> lock(Connection connection, CouponId coupon, Epoch epoch, Duration settling) {
        return Flux
            .from(connection.createStatement(LOCK)
                .bind(0, settling.toNanos() / 1000)
                .bind(1, coupon.value())
                .bind(2, epoch.value())
                .execute())
            .concatMap(result -> result.map(row -> row(coupon, row)))
            .next();
    }

    /// The rows of those of these users who have one.
    static Flux<Issue> ofUsers(Connection connection, CouponId coupon, List<UserId> users) {
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
    static Mono<Long> highest(Connection connection, CouponId coupon) {
        return Flux.from(connection.createStatement(HIGHEST).bind(0, coupon.value()).execute())
            .concatMap(result -> result.map(row -> Objects.requireNonNull(row.get(0, Long.class))))
            .next();
    }

    private static Row row(CouponId coupon, Readable row) {
        @Nullable Long free = row.get("free", Long.class);
        return new Row(coupon, free == null ? Capacity.unlimited() : Capacity.of(free),
                Objects.requireNonNull(row.get("now", LocalDateTime.class)).toInstant(ZoneOffset.UTC),
                Seating.Door.valueOf(Objects.requireNonNull(row.get("door", String.class))));
    }

    /// A coupon as its locked row has it.
    ///
    /// @param free seats that are left
    /// @param now by the clock of MySQL
    record Row(CouponId id, Capacity free, Instant now, Seating.Door door) {
    }

}
