package io.firstcome.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.admission.GateReading;

/// What a look at one coupon has found.
///
/// @param totals what MySQL holds
/// @param gate what Redis holds; null when it was not asked, because MySQL decides by
/// itself
public record AuditReport(Verdict verdict, CouponTotals totals, @Nullable GateReading gate,
        List<Difference> differences) {

    /// The verdict in a word.
    public enum Verdict {

        /// Redis and MySQL agree.
        AGREE,

        /// They do not.
        DIFFER,

        /// There is no state of Redis that may admit: the next request makes one. MySQL
        /// agrees with itself.
        NO_GATE,

        /// MySQL decides by itself, and agrees with itself.
        DIRECT

    }

}
