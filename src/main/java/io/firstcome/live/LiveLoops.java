package io.firstcome.live;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.admission.AnswerCounts;
import io.firstcome.admission.Outcome;
import io.firstcome.core.CouponId;
import io.firstcome.flow.Loop;
import io.firstcome.flow.Loops;
import io.firstcome.stores.StoreOutage;

/// Adds what this instance has answered to the totals.
@Component
class LiveLoops extends Loops {

    private static final Logger log = LoggerFactory.getLogger(LiveLoops.class);

    private static final int AT_ONCE = 16;

    LiveLoops(AnswerCounts counts, AnswerTotals totals, LiveSettings settings) {
        super(new Loop(settings.tick(), Schedulers.parallel(), round(counts, totals), error -> StoreOutage.log(log,
                Level.DEBUG, "answers are counted and not added to the totals yet", error)));
    }

    private static Mono<Void> round(AnswerCounts counts, AnswerTotals totals) {
        return Flux.defer(() -> Flux.fromIterable(counts.coupons()))
            .flatMap(coupon -> add(coupon, counts, totals), AT_ONCE)
            .then();
    }

    private static Mono<Void> add(CouponId coupon, AnswerCounts counts, AnswerTotals totals) {
        Map<Outcome.Kind, Long> taken = counts.take(coupon);
        return taken.isEmpty() ? Mono.empty()
                : totals.add(coupon, taken)
                    .doOnError(away -> counts.giveBack(coupon, taken))
                    .onErrorComplete(StoreOutage::isOne);
    }

}
