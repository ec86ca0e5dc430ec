package io.firstcome.audit;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.flow.Detached;
import io.firstcome.stores.Column;

/// Reads the books, each in one statement and so in one moment.
@Repository
public class CouponTotalsReader {

    private static final String TOTALS = """
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

    CouponTotalsReader(DatabaseClient database, AuditSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// Without counting rows. Empty when there is no such coupon.
    Mono<CouponTotals> read(CouponId coupon) {
        return Detached.of(database.sql(TOTALS).bind("id", coupon.value()).map(CouponTotalsReader::totals).one(),
                settings.lookWithin());
    }

    /// Counts the rows, which takes a second or so for each million, and as long as it
    /// takes. Empty when there is no such coupon.
    public Mono<CountedTotals> count(CouponId coupon) {
        return database.sql(COUNTED)
            .bind("id", coupon.value())
            .map(row -> new CountedTotals(totals(row), Column.number(row, "counted"),
                    Column.number(row, "counted_revoked")))
            .one();
    }

    /// The same, as long as a look may take.
    Mono<CountedTotals> countInTime(CouponId coupon) {
        return Detached.of(count(coupon), settings.lookWithin());
    }

    private static CouponTotals totals(Readable row) {
        @Nullable Long total = row.get("total_quantity", Long.class);
        return new CouponTotals(new Epoch(Column.number(row, "admission_epoch")),
                AdmissionMode.valueOf(Column.text(row, "admission_mode")),
                total == null ? Capacity.unlimited() : Capacity.of(total), Column.number(row, "issued_quantity"),
                Column.number(row, "revoked_quantity"), Column.number(row, "highest"));
    }

}
