package io.firstcome.audit.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.admission.GateReading;
import io.firstcome.audit.AuditReport;
import io.firstcome.audit.Difference;
import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.coupon.AdmissionMode;

/// What an audit found, as JSON.
///
/// @param verdict AGREE, DIFFER, NO_GATE or DIRECT
/// @param authority who decides: REDIS or DIRECT, that is MySQL by itself
/// @param redis null when MySQL decides by itself
record AuditBody(long couponId, AuditReport.Verdict verdict, AdmissionMode authority, long epoch, AuditedMySql mysql,
        @Nullable AuditedRedis redis, List<Difference> differences) {

    static AuditBody of(CouponId coupon, AuditReport report) {
        var totals = report.totals();
        var mysql = new AuditedMySql(totals.total() instanceof Capacity.Seats(var seats) ? seats : null,
                totals.issued(), totals.revoked(), totals.highest());
        return new AuditBody(coupon.value(), report.verdict(), totals.mode(), totals.epoch().value(), mysql,
                redis(report.gate()), report.differences());
    }

    private static @Nullable AuditedRedis redis(@Nullable GateReading gate) {
        return switch (gate) {
            case null -> null;
            case GateReading.Damaged damaged -> new AuditedRedis(false, damaged.seats(), damaged.journal(), null);
            case GateReading.NoGate(var seats, var journal) -> new AuditedRedis(false, seats, journal, null);
            case GateReading.Open(var seats, var journal, var taken, var next) ->
                new AuditedRedis(true, seats, journal, next);
        };
    }

    /// @param totalQuantity null when there is no limit
    record AuditedMySql(@Nullable Long totalQuantity, long issuedQuantity, long revokedQuantity, long highestPosition) {
    }

    /// @param journal winners that are not committed, or not cleared away yet
    /// @param nextPosition null when there is no gate
    record AuditedRedis(boolean open, long seats, long journal, @Nullable Long nextPosition) {
    }

}
