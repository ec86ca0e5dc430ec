package io.firstcome.audit.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.admission.GateReading;
import io.firstcome.audit.Difference;
import io.firstcome.audit.Verdict;
import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.coupon.AdmissionMode;

/// A verdict as JSON.
///
/// @param verdict AGREE, DIFFER, NO_GATE or DIRECT
/// @param authority who decides: REDIS or DIRECT, that is MySQL by itself
/// @param redis null when MySQL decides by itself
record AuditBody(long couponId, Verdict.Word verdict, AdmissionMode authority, long epoch, MySql mysql,
        @Nullable Redis redis, List<Difference> differences) {

    static AuditBody of(CouponId coupon, Verdict verdict) {
        var books = verdict.books();
        var mysql = new MySql(books.total() instanceof Capacity.Seats(var seats) ? seats : null, books.issued(),
                books.revoked(), books.highest());
        return new AuditBody(coupon.value(), verdict.word(), books.mode(), books.epoch().value(), mysql,
                redis(verdict.gate()), verdict.differences());
    }

    private static @Nullable Redis redis(@Nullable GateReading gate) {
        return switch (gate) {
            case null -> null;
            case GateReading.Damaged damaged -> new Redis(false, damaged.seats(), damaged.journal(), null);
            case GateReading.NoGate(var seats, var journal) -> new Redis(false, seats, journal, null);
            case GateReading.Open(var seats, var journal, var taken, var next) -> new Redis(true, seats, journal, next);
        };
    }

    /// @param totalQuantity null when there is no limit
    record MySql(@Nullable Long totalQuantity, long issuedQuantity, long revokedQuantity, long highestPosition) {
    }

    /// @param journal winners that are not committed, or not cleared away yet
    /// @param nextPosition null when there is no gate
    record Redis(boolean open, long seats, long journal, @Nullable Long nextPosition) {
    }

}
