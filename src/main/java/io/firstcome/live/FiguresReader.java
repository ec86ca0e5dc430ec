package io.firstcome.live;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.Outcome;
import io.firstcome.core.CouponId;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.coupon.Coupons;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.Journal;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.stores.StoreOutage;

/// Takes one look at a drop: three reads of MySQL by their keys, three of Redis.
@Component
class FiguresReader {

    private final Coupons coupons;

    private final Issues issues;

    private final Journal journal;

    private final AnswerTotals totals;

    private final InstantSource clock;

    private final LiveSettings settings;

    FiguresReader(Coupons coupons, Issues issues, Journal journal, AnswerTotals totals, InstantSource clock,
            LiveSettings settings) {
        this.coupons = coupons;
        this.issues = issues;
        this.journal = journal;
        this.totals = totals;
        this.clock = clock;
        this.settings = settings;
    }

    /// Empty when there is no such coupon. Errors when MySQL is away; without Redis, what
    /// Redis knows is left out.
    Mono<Figures> read(CouponId coupon) {
        return Mono.zip(coupons.find(coupon), terms(coupon), last(coupon), backlog(coupon), answers(coupon))
            .map(all -> new Figures(clock.instant(), all.getT1(), all.getT2(), all.getT3().orElse(null),
                    all.getT4().orElse(null), all.getT5().orElse(null)))
            .timeout(settings.readWithin());
    }

    private Mono<AdmissionTerms> terms(CouponId coupon) {
        return Detached.of(coupons.terms(List.of(coupon)).next());
    }

    private Mono<Optional<Issue>> last(CouponId coupon) {
        return Detached.of(issues.last(coupon).singleOptional());
    }

    private Mono<Optional<Journal.Backlog>> backlog(CouponId coupon) {
        return journal.backlog(coupon).singleOptional().onErrorReturn(StoreOutage::isOne, Optional.empty());
    }

    private Mono<Optional<Map<Outcome.Kind, Long>>> answers(CouponId coupon) {
        return totals.read(coupon).singleOptional().onErrorReturn(StoreOutage::isOne, Optional.empty());
    }

}
