package io.firstcome.audit.verify;

import java.util.stream.Collectors;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.GateInspection;
import io.firstcome.audit.CouponTotalsReader;
import io.firstcome.core.CouponId;
import io.firstcome.issuance.Journal;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.stores.Column;

/// Reads all that MySQL and Redis hold, user by user. Changes nothing.
@Component
class EvidenceReader {

    private static final int PAGE = 5000;

    private final DatabaseClient database;

    private final CouponTotalsReader totals;

    private final Issues issues;

    private final Journal journal;

    private final GateInspection gates;

    EvidenceReader(DatabaseClient database, CouponTotalsReader totals, Issues issues, Journal journal,
            GateInspection gates) {
        this.database = database;
        this.totals = totals;
        this.issues = issues;
        this.journal = journal;
        this.gates = gates;
    }

    /// Every coupon that there is.
    Flux<CouponId> coupons() {
        return database.sql("SELECT id FROM coupons ORDER BY id")
            .map(row -> new CouponId(Column.number(row, "id")))
            .all();
    }

    /// Empty when there is no such coupon. Errors when MySQL or Redis is away.
    Mono<Evidence> read(CouponId coupon) {
        return totals.count(coupon).flatMap(counted -> {
            var epoch = counted.totals().epoch();
            return Mono
                .zip(rows(coupon).collectList(), gates.read(coupon, epoch),
                        gates.seats(coupon, epoch).collect(Collectors.toSet()), journal.all(coupon).collectList())
                .map(all -> new Evidence(counted, all.getT1(), all.getT2(), all.getT3(), all.getT4()));
        });
    }

    private Flux<Issue> rows(CouponId coupon) {
        return issues.page(coupon, 0, PAGE)
            .collectList()
            .expand(page -> page.size() < PAGE ? Mono.empty()
                    : issues.page(coupon, page.getLast().position().value(), PAGE).collectList())
            .flatMapIterable(page -> page);
    }

}
