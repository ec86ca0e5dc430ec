package io.firstcome.audit.verify;

import java.util.function.BiConsumer;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.GateInspection;
import io.firstcome.admission.GateReading;
import io.firstcome.audit.Comparison;
import io.firstcome.audit.CountedTotals;
import io.firstcome.audit.CouponTotalsReader;
import io.firstcome.audit.Difference;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.issuance.Journal;

/// Verifies coupons, one after the other, user by user, in memory that does not grow with
/// them. For a service at rest: what is under way shows as a difference. Changes nothing
/// of the service's.
@Component
class Verifier {

    private final DatabaseClient database;

    private final CouponTotalsReader totals;

    private final GateInspection gates;

    private final Journal journal;

    Verifier(DatabaseClient database, CouponTotalsReader totals, GateInspection gates, Journal journal) {
        this.database = database;
        this.totals = totals;
        this.gates = gates;
        this.journal = journal;
    }

    /// Verifies every coupon, also one that was promised and does not exist.
    ///
    /// @param promised what callers were told
    /// @param found is told of each difference as it is found
    Mono<Tally> all(Flux<PromisedIssue> promised, BiConsumer<CouponId, Difference> found) {
        return EvidenceTable.with(database, table -> verify(table, promised, table.coupons(), found));
    }

    /// The same of one coupon; what was promised of others is left alone.
    Mono<Tally> one(CouponId coupon, Flux<PromisedIssue> promised, BiConsumer<CouponId, Difference> found) {
        var ofThisOne = promised.filter(answer -> answer.coupon().equals(coupon));
        return EvidenceTable.with(database, table -> verify(table, ofThisOne, Flux.just(coupon), found));
    }

    private Mono<Tally> verify(EvidenceTable table, Flux<PromisedIssue> promised, Flux<CouponId> coupons,
            BiConsumer<CouponId, Difference> found) {
        return table.promise(promised)
            .flatMap(promises -> coupons.concatMap(coupon -> verify(table, coupon, found))
                .reduce(new Tally(0, 0, promises, 0), Tally::and));
    }

    private Mono<Tally> verify(EvidenceTable table, CouponId coupon, BiConsumer<CouponId, Difference> found) {
        return totals.count(coupon)
            .flatMap(counted -> gates.read(coupon, counted.totals().epoch())
                .map(gate -> new Look(counted.rows(), differences(table, coupon, counted, gate))))
            .defaultIfEmpty(new Look(0, byUser(table, coupon, Flux.empty(), false)))
            .flatMap(look -> look.differences.doOnNext(difference -> found.accept(coupon, difference))
                .count()
                .map(differences -> new Tally(1, look.rows, 0, differences)));
    }

    private Flux<Difference> differences(EvidenceTable table, CouponId coupon, CountedTotals counted,
            GateReading gate) {
        Flux<Evidence> entries = journal.all(coupon)
            .map(winner -> Evidence.of(Evidence.Source.JOURNAL, winner.user(), winner.position()));
        var inMySql = Flux.fromIterable(Comparison.of(counted));
        if (!(gate instanceof GateReading.Open open)) {
            return byUser(table, coupon, entries, false).concatWith(inMySql);
        }
        return byUser(table, coupon, entries.concatWith(seats(coupon, counted.totals().epoch())), true)
            .concatWith(Flux.fromIterable(Comparison.of(open, counted.totals().highest())))
            .concatWith(inMySql);
    }

    private static Flux<Difference> byUser(EvidenceTable table, CouponId coupon, Flux<Evidence> redis,
            boolean gateOpen) {
        return table.sorted(coupon, redis).flatMapIterable(evidence -> Verification.of(coupon, evidence, gateOpen));
    }

    private Flux<Evidence> seats(CouponId coupon, Epoch epoch) {
        return gates.seats(coupon, epoch).map(Evidence::ofSeat);
    }

    /// What was looked at, and how many differences were found.
    record Tally(long coupons, long rows, long promises, long differences) {

        Tally and(Tally other) {
            return new Tally(coupons + other.coupons, rows + other.rows, promises + other.promises,
                    differences + other.differences);
        }

    }

    private record Look(long rows, Flux<Difference> differences) {
    }

}
