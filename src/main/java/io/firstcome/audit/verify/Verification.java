package io.firstcome.audit.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.firstcome.audit.Difference;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// Compares what MySQL, Redis and the callers' own log say of one user and one coupon.
final class Verification {

    private final CouponId coupon;

    private final List<Evidence> evidence;

    private final Set<Evidence.Source> sources;

    private final UserId user;

    private final List<Difference> found = new ArrayList<>();

    private Verification(CouponId coupon, List<Evidence> evidence) {
        this.coupon = coupon;
        this.evidence = evidence;
        this.sources = evidence.stream()
            .map(Evidence::source)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Evidence.Source.class)));
        this.user = evidence.getFirst().user();
    }

    /// @param evidence all that there is of one user, a line at least
    /// @param gateOpen whether the seats that Redis counts are among it
    static List<Difference> of(CouponId coupon, List<Evidence> evidence, boolean gateOpen) {
        var verification = new Verification(coupon, evidence);
        verification.promised();
        verification.twice();
        if (gateOpen) {
            verification.seat();
        }
        return verification.found;
    }

    private void promised() {
        Set<Long> rows = positions(EnumSet.of(Evidence.Source.ROW));
        positions(EnumSet.of(Evidence.Source.PROMISE)).stream()
            .filter(position -> !rows.contains(position))
            .forEach(position -> add(Difference.Kind.LOST,
                    user + " was told " + coupon + "-" + position + ", and there is no such row"));
    }

    private void twice() {
        var positions = positions(EnumSet.complementOf(EnumSet.of(Evidence.Source.SEAT)));
        if (positions.size() > 1) {
            add(Difference.Kind.DUPLICATE, user + " has the positions " + positions);
        }
    }

    private void seat() {
        boolean holds = sources.contains(Evidence.Source.SEAT);
        boolean hasRow = sources.contains(Evidence.Source.ROW);
        if (holds && !hasRow && !sources.contains(Evidence.Source.JOURNAL)) {
            add(Difference.Kind.ORPHAN, user + " holds a seat in Redis, without a row or an entry of the journal");
        }
        if (hasRow && !holds) {
            add(Difference.Kind.BEHIND, user + " has a row, and Redis does not know");
        }
    }

    private Set<Long> positions(Set<Evidence.Source> from) {
        return evidence.stream()
            .filter(line -> from.contains(line.source()))
            .map(Evidence::position)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(Difference.Kind kind, String detail) {
        found.add(new Difference(kind, detail));
    }

}
