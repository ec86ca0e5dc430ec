package io.firstcome.live;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.admission.Answer;
import io.firstcome.admission.AnswerCounts;
import io.firstcome.core.CouponId;
import io.firstcome.core.Loop;

/// Adds what this instance has answered to the totals, as long as the service runs.
@Component
class LiveLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveLifecycle.class);

    private static final int AT_ONCE = 16;

    private final AnswerCounts counts;

    private final AnswerTotals totals;

    private final Loop loop;

    LiveLifecycle(AnswerCounts counts, AnswerTotals totals, LiveSettings settings) {
        this.counts = counts;
        this.totals = totals;
        this.loop = new Loop(settings.tick(), Schedulers.parallel(), round(),
                error -> log.debug("answers are counted and not told yet", error));
    }

    private Mono<Void> round() {
        return Flux.defer(() -> Flux.fromIterable(counts.coupons())).flatMap(this::tell, AT_ONCE).then();
    }

    private Mono<Void> tell(CouponId coupon) {
        Map<Answer, Long> taken = counts.take(coupon);
        return taken.isEmpty() ? Mono.empty()
                : totals.add(coupon, taken).doOnError(away -> counts.giveBack(coupon, taken)).onErrorComplete();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

}
