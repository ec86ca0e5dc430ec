package io.firstcome.issuance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

import io.firstcome.core.CouponId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;

/// How a row of `coupon_issues` reads. Times stand in UTC.
final class IssueRows {

    static final String COLUMNS = "coupon_id, position, user_id, issued_at, used_at, revoked_at";

    private IssueRows() {
    }

    static Issue issue(Readable row) {
        return new Issue(new CouponId(number(row, "coupon_id")), new Position(number(row, "position")),
                new UserId(Objects.requireNonNull(row.get("user_id", String.class), "user_id")),
                Objects.requireNonNull(instant(row, "issued_at"), "issued_at"), instant(row, "used_at"),
                instant(row, "revoked_at"));
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static @Nullable Instant instant(Readable row, String column) {
        @Nullable LocalDateTime time = row.get(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

}
