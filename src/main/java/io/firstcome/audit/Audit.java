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
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.CouponsInDemand;
import io.firstcome.admission.GateInspection;
import io.firstcome.admission.GateReading;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.issuance.Authority;

/// Compares what Redis and MySQL hold. Acts on nothing that it has found only once.
@Service
public class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private static final int AT_ONCE = 4;

    private static final int TRIES_MAX = 5;

    private final Counter comparisons = AuditMeter.COMPARISONS.counter();

    private final Map<Difference.Kind, Counter> differences = AuditMeter.differences();

    private final BooksRows books;

    private final GateInspection gates;

    private final CouponsInDemand inDemand;

    private final Authority authority;

    /// Found in the last round, and not acted on yet.
    private final Map<CouponId, Suspicion> suspected = new ConcurrentHashMap<>();

    Audit(BooksRows books, GateInspection gates, CouponsInDemand inDemand, Authority authority) {
        this.books = books;
        this.gates = gates;
        this.inDemand = inDemand;
        this.authority = authority;
    }

    /// A closer look at one coupon: counts its rows, too. Changes nothing. Empty when
    /// there is no such coupon; errors when MySQL or Redis is away, or the epoch moved
    /// again and again.
    public Mono<Verdict> look(CouponId coupon) {
        return books.count(coupon)
            .flatMap(counted -> compare(coupon).map(verdict -> with(verdict, Comparison.of(counted))));
    }

    /// Compares every coupon that is asked for, without counting rows. The same
    /// difference twice in a row has the state of Redis made anew.
    Mono<Void> round() {
        return inDemand.all()
            .collect(Collectors.toSet())
            .doOnNext(live -> suspected.keySet().retainAll(live))
            .flatMapMany(Flux::fromIterable)
            .flatMap(this::compareAndConsider, AT_ONCE)
            .then();
    }

    private Mono<Void> compareAndConsider(CouponId coupon) {
        return compare(coupon).flatMap(verdict -> consider(coupon, verdict)).onErrorResume(error -> {
            log.debug("coupon {} could not be compared", coupon, error);
            return Mono.empty();
        });
    }

    private Mono<Verdict> compare(CouponId coupon) {
        return Mono.defer(() -> books.read(coupon))
            .flatMap(before -> before.mode() == AdmissionMode.DIRECT
                    ? Mono.just(new Verdict(Verdict.Word.DIRECT, before, null, List.of())) : compare(coupon, before))
            .repeatWhenEmpty(TRIES_MAX, tries -> tries)
            .switchIfEmpty(Mono.error(() -> new IllegalStateException("the epoch of coupon " + coupon + " moves on")));
    }

    /// Empty when the epoch moved in between.
    private Mono<Verdict> compare(CouponId coupon, Books before) {
        return gates.read(coupon, before.epoch())
            .flatMap(gate -> books.read(coupon)
                .filter(after -> after.epoch().equals(before.epoch()))
                .map(after -> verdict(before, gate, after)));
    }

    private static Verdict verdict(Books before, GateReading gate, Books after) {
        return switch (gate) {
            case GateReading.NoGate closed -> new Verdict(Verdict.Word.NO_GATE, after, closed, List.of());
            case GateReading.Damaged damaged -> new Verdict(Verdict.Word.DIFFER, after, damaged,
                    List.of(new Difference(Difference.Kind.BEHIND, "one of the keys in Redis is of the wrong type")));
            case GateReading.Open open ->
                with(new Verdict(Verdict.Word.AGREE, after, open, List.of()), Comparison.of(before, open, after));
        };
    }

    private static Verdict with(Verdict verdict, List<Difference> found) {
        if (found.isEmpty()) {
            return verdict;
        }
        var all = new ArrayList<>(verdict.differences());
        all.addAll(found);
        return new Verdict(Verdict.Word.DIFFER, verdict.books(), verdict.gate(), all);
    }

    private Mono<Void> consider(CouponId coupon, Verdict verdict) {
        comparisons.increment();
        count(verdict.differences());
        if (verdict.differences().isEmpty()) {
            suspected.remove(coupon);
            return Mono.empty();
        }
        var suspicion = Suspicion.of(verdict);
        if (!suspicion.equals(suspected.put(coupon, suspicion))) {
            return Mono.empty();
        }
        suspected.remove(coupon);
        return books.count(coupon).doOnNext(counted -> act(coupon, verdict, Comparison.of(counted))).then();
    }

    // A new state of Redis is made from the rows: it cannot heal counters that do not add
    // up to them.
    private void act(CouponId coupon, Verdict verdict, List<Difference> inMySql) {
        count(inMySql);
        if (inMySql.isEmpty()) {
            log.warn("coupon {} is made anew in Redis: {}", coupon, verdict.differences());
            authority.distrust(coupon, verdict.books().epoch());
        }
        else {
            log.error("MySQL contradicts itself about coupon {}, somebody must look: {}", coupon, inMySql);
        }
    }

    private void count(List<Difference> found) {
        found.forEach(one -> Objects.requireNonNull(differences.get(one.kind())).increment());
    }

    private record Suspicion(Epoch epoch, Set<Difference.Kind> kinds) {

        private static Suspicion of(Verdict verdict) {
            return new Suspicion(verdict.books().epoch(),
                    verdict.differences().stream().map(Difference::kind).collect(Collectors.toSet()));
        }

    }

}
