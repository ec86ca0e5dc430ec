package io.firstcome.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.CouponsInDemand;
import io.firstcome.admission.GateInspection;
import io.firstcome.admission.GateReading;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.StaleEpoch;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.issuance.Authority;
import io.firstcome.stores.StoreOutage;

/// Compares what Redis and MySQL hold. Acts on nothing that it has found only once.
@Service
public class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private static final int AT_ONCE = 4;

    private static final int TRIES_MAX = 5;

    private final Counter comparisons = AuditMeter.COMPARISONS.counter();

    private final Map<Difference.Kind, Counter> differences = AuditMeter.DIFFERENCES.counters("kind",
            Difference.Kind.class);

    private final CouponTotalsReader totals;

    private final GateInspection gates;

    private final CouponsInDemand inDemand;

    private final Authority authority;

    /// Found in the last round, and not acted on yet.
    private final Map<CouponId, Suspicion> suspected = new ConcurrentHashMap<>();

    Audit(CouponTotalsReader totals, GateInspection gates, CouponsInDemand inDemand, Authority authority) {
        this.totals = totals;
        this.gates = gates;
        this.inDemand = inDemand;
        this.authority = authority;
    }

    /// A closer look at one coupon: counts its rows, too. Changes nothing. Empty when
    /// there is no such coupon; errors when MySQL or Redis is away, or the epoch moved
    /// again and again.
    public Mono<AuditReport> look(CouponId coupon) {
        return totals.countInTime(coupon)
            .flatMap(counted -> compare(coupon).map(report -> with(report, Comparison.of(counted))));
    }

    /// Compares every coupon that is asked for, without counting rows. The same
    /// difference twice in a row has the state of Redis rebuilt.
    Mono<Void> round() {
        return inDemand.all()
            .collect(Collectors.toSet())
            .doOnNext(live -> suspected.keySet().retainAll(live))
            .flatMapMany(Flux::fromIterable)
            .flatMap(this::compareAndConsider, AT_ONCE)
            .then();
    }

    private Mono<Void> compareAndConsider(CouponId coupon) {
        return compare(coupon).flatMap(report -> consider(coupon, report)).onErrorResume(error -> {
            StoreOutage.log(log, Level.DEBUG, "coupon " + coupon + " could not be compared", error);
            return Mono.empty();
        });
    }

    private Mono<AuditReport> compare(CouponId coupon) {
        return Mono.defer(() -> totals.read(coupon))
            .flatMap(before -> before.mode() == AdmissionMode.DIRECT
                    ? Mono.just(new AuditReport(AuditReport.Verdict.DIRECT, before, null, List.of()))
                    : compare(coupon, before))
            .repeatWhenEmpty(TRIES_MAX, tries -> tries)
            .switchIfEmpty(Mono.error(() -> new StaleEpoch("the epoch of coupon " + coupon + " moves on")));
    }

    /// Empty when the epoch moved in between.
    private Mono<AuditReport> compare(CouponId coupon, CouponTotals before) {
        return gates.read(coupon, before.epoch())
            .flatMap(gate -> totals.read(coupon)
                .filter(after -> after.epoch().equals(before.epoch()))
                .map(after -> report(before, gate, after)));
    }

    private static AuditReport report(CouponTotals before, GateReading gate, CouponTotals after) {
        return switch (gate) {
            case GateReading.NoGate closed -> new AuditReport(AuditReport.Verdict.NO_GATE, after, closed, List.of());
            case GateReading.Damaged damaged -> new AuditReport(AuditReport.Verdict.DIFFER, after, damaged,
                    List.of(new Difference(Difference.Kind.BEHIND, "one of the keys in Redis is of the wrong type")));
            case GateReading.Open open -> with(new AuditReport(AuditReport.Verdict.AGREE, after, open, List.of()),
                    Comparison.of(before, open, after));
        };
    }

    private static AuditReport with(AuditReport report, List<Difference> found) {
        if (found.isEmpty()) {
            return report;
        }
        var all = new ArrayList<>(report.differences());
        all.addAll(found);
        return new AuditReport(AuditReport.Verdict.DIFFER, report.totals(), report.gate(), all);
    }

    private Mono<Void> consider(CouponId coupon, AuditReport report) {
        comparisons.increment();
        count(report.differences());
        if (report.differences().isEmpty()) {
            suspected.remove(coupon);
            return Mono.empty();
        }
        var suspicion = Suspicion.of(report);
        if (!suspicion.equals(suspected.put(coupon, suspicion))) {
            return Mono.empty();
        }
        suspected.remove(coupon);
        return totals.countInTime(coupon).doOnNext(counted -> act(coupon, report, Comparison.of(counted))).then();
    }

    // A new state of Redis is made from the rows: it cannot heal counters that do not add
    // up to them.
    private void act(CouponId coupon, AuditReport report, List<Difference> inMySql) {
        count(inMySql);
        if (inMySql.isEmpty()) {
            log.warn("coupon {} is rebuilt in Redis: {}", coupon, report.differences());
            authority.distrust(coupon, report.totals().epoch());
        }
        else {
            log.error("MySQL contradicts itself about coupon {}, somebody must look: {}", coupon, inMySql);
        }
    }

    private void count(List<Difference> found) {
        found.forEach(one -> Objects.requireNonNull(differences.get(one.kind())).increment());
    }

    private record Suspicion(Epoch epoch, Set<Difference.Kind> kinds) {

        private static Suspicion of(AuditReport report) {
            return new Suspicion(report.totals().epoch(),
                    report.differences().stream().map(Difference::kind).collect(Collectors.toSet()));
        }

    }

}
