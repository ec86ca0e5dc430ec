package io.firstcome.coupon;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Window;

/// How a row of `coupons` reads. Times stand in UTC.
final class CouponRows {

    private CouponRows() {
    }

    static Coupon coupon(Readable row) {
        var worth = new Worth(number(row, "discount_amount"), number(row, "min_order_amount"));
        var offer = new Offer(text(row, "title"), worth, total(row), window(row), expiry(row));
        return new Coupon(new CouponId(number(row, "id")), CouponType.valueOf(text(row, "type")), offer,
                CouponState.valueOf(text(row, "state")), number(row, "issued_quantity"),
                number(row, "revoked_quantity"), number(row, "version"), instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static Terms terms(Readable row) {
        return new Terms(new CouponId(number(row, "id")), new Epoch(number(row, "admission_epoch")),
                AdmissionMode.valueOf(text(row, "admission_mode")), number(row, "version"), total(row),
                number(row, "revoked_quantity"), window(row), CouponState.valueOf(text(row, "state")));
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Capacity total(Readable row) {
        @Nullable Long total = row.get("total_quantity", Long.class);
        return total == null ? Capacity.unlimited() : Capacity.of(total);
    }

    private static Window window(Readable row) {
        return new Window(instant(row, "opens_at"), instant(row, "closes_at"));
    }

    private static Expiry expiry(Readable row) {
        @Nullable LocalDateTime until = row.get("usable_until", LocalDateTime.class);
        return until == null ? Expiry.never() : new Expiry(until.toInstant(ZoneOffset.UTC));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, LocalDateTime.class), column).toInstant(ZoneOffset.UTC);
    }

}
