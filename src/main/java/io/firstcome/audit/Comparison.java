package io.firstcome.audit;

import java.util.ArrayList;
import java.util.List;

import io.firstcome.admission.GateReading;
import io.firstcome.core.Capacity;

/// Compares readings that cannot be taken in the same moment. What Redis and MySQL hold
/// only grows under one epoch, so each comparison takes the reading first that must not
/// exceed the other: what it finds is never the work under way.
public final class Comparison {

    private Comparison() {
    }

    /// An open gate with what MySQL holds.
    ///
    /// @param before the totals, read before the gate
    /// @param after the totals, read after the gate, of the same epoch
    public static List<Difference> of(CouponTotals before, GateReading.Open gate, CouponTotals after) {
        var differences = new ArrayList<Difference>();
        long unaccounted = gate.seats() - after.holders() - gate.journal();
        if (unaccounted > 0) {
            differences.add(new Difference(Difference.Kind.ORPHAN, "Redis holds " + gate.seats() + " seats, and only "
                    + after.holders() + " rows and " + gate.journal() + " entries of the journal stand for them"));
        }
        if (gate.seats() < before.holders()) {
            differences.add(new Difference(Difference.Kind.BEHIND,
                    "MySQL holds " + before.holders() + " rows, and Redis knows of " + gate.seats()));
        }
        differences.addAll(of(gate, before.highest()));
        return differences;
    }

    /// The gate with itself, and with the positions that are taken.
    ///
    /// @param highest the highest position, read before the gate
    public static List<Difference> of(GateReading.Open gate, long highest) {
        var differences = new ArrayList<Difference>();
        if (gate.next() <= highest) {
            differences.add(new Difference(Difference.Kind.BEHIND,
                    "the highest position is " + highest + ", and Redis would give " + gate.next() + " next"));
        }
        if (gate.taken() != gate.seats()) {
            differences.add(new Difference(Difference.Kind.BEHIND,
                    "the gate counts " + gate.taken() + " seats, and " + gate.seats() + " users hold one"));
        }
        return differences;
    }

    /// MySQL with itself.
    public static List<Difference> of(CountedTotals counted) {
        var differences = new ArrayList<Difference>();
        var totals = counted.totals();
        long valid = counted.rows() - counted.revokedRows();
        if (totals.total() instanceof Capacity.Seats(var seats) && valid > seats) {
            differences.add(new Difference(Difference.Kind.OVER, valid + " coupons are out, of " + seats));
        }
        if (totals.issued() != valid) {
            differences.add(new Difference(Difference.Kind.DRIFT,
                    "issued_quantity is " + totals.issued() + ", and there are " + valid + " rows"));
        }
        if (totals.revoked() != counted.revokedRows()) {
            differences.add(new Difference(Difference.Kind.DRIFT, "revoked_quantity is " + totals.revoked() + ", and "
                    + counted.revokedRows() + " rows are revoked"));
        }
        return differences;
    }

}
