package io.firstcome.audit;

import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Detached;
import io.firstcome.core.Epoch;
import io.firstcome.coupon.AdmissionMode;

/// Reads the books, each in one statement and so in one moment.
@Repository
class BooksRows {

    private static final String BOOKS = """
            SELECT admission_epoch, admission_mode, total_quantity, issued_quantity, revoked_quantity,
                   (SELECT COALESCE(MAX(position), 0) FROM coupon_issues WHERE coupon_id = coupons.id) AS highest
              FROM coupons
             WHERE id = :id
            """;

    private static final String COUNTED = """
            SELECT admission_epoch, admission_mode, total_quantity, issued_quantity, revoked_quantity,
                   (SELECT COALESCE(MAX(position), 0) FROM coupon_issues WHERE coupon_id = coupons.id) AS highest,
                   (SELECT COUNT(*) FROM coupon_issues WHERE coupon_id = coupons.id) AS counted,
                   (SELECT COUNT(revoked_at) FROM coupon_issues WHERE coupon_id = coupons.id) AS counted_revoked
              FROM coupons
             WHERE id = :id
            """;

    private final DatabaseClient database;

    private final AuditSettings settings;

    BooksRows(DatabaseClient database, AuditSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// Without counting rows. Empty when there is no such coupon.
    Mono<Books> read(CouponId coupon) {
        return Detached.of(database.sql(BOOKS).bind("id", coupon.value()).map(BooksRows::books).one(),
                settings.lookWithin());
    }

    /// Counts the rows, which takes a second or so for each million. Empty when there is
    /// no such coupon.
    Mono<Counted> count(CouponId coupon) {
        return Detached.of(database.sql(COUNTED)
            .bind("id", coupon.value())
            .map(row -> new Counted(books(row), number(row, "counted"), number(row, "counted_revoked")))
            .one(), settings.lookWithin());
    }

    private static Books books(Readable row) {
        @Nullable Long total = row.get("total_quantity", Long.class);
        return new Books(new Epoch(number(row, "admission_epoch")),
                AdmissionMode.valueOf(Objects.requireNonNull(row.get("admission_mode", String.class))),
                total == null ? Capacity.unlimited() : Capacity.of(total), number(row, "issued_quantity"),
                number(row, "revoked_quantity"), number(row, "highest"));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

}
