package io.firstcome.coupon;

import java.time.Instant;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Window;
import io.firstcome.stores.Column;

/// How a row of `coupons` reads. Times stand in UTC.
final class CouponRows {

    private CouponRows() {
    }

    static Coupon coupon(Readable row) {
        var discount = new Discount(Column.number(row, "discount_amount"), Column.number(row, "min_order_amount"));
        var offer = new Offer(Column.text(row, "title"), discount, total(row), window(row), expiry(row));
        return new Coupon(new CouponId(Column.number(row, "id")), CouponType.valueOf(Column.text(row, "type")), offer,
                CouponState.valueOf(Column.text(row, "state")), Column.number(row, "issued_quantity"),
                Column.number(row, "revoked_quantity"), Column.number(row, "version"), Column.time(row, "created_at"),
                Column.time(row, "updated_at"));
    }

    static AdmissionTerms terms(Readable row) {
        return new AdmissionTerms(new CouponId(Column.number(row, "id")),
                new Epoch(Column.number(row, "admission_epoch")),
                AdmissionMode.valueOf(Column.text(row, "admission_mode")), Column.number(row, "version"), total(row),
                Column.number(row, "revoked_quantity"), window(row), CouponState.valueOf(Column.text(row, "state")));
    }

    private static Capacity total(Readable row) {
        @Nullable Long total = row.get("total_quantity", Long.class);
        return total == null ? Capacity.unlimited() : Capacity.of(total);
    }

    private static Window window(Readable row) {
        return new Window(Column.time(row, "opens_at"), Column.time(row, "closes_at"));
    }

    private static Expiry expiry(Readable row) {
        @Nullable Instant until = Column.findTime(row, "usable_until");
        return until == null ? Expiry.never() : new Expiry(until);
    }

}
