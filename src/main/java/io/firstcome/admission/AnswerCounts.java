package io.firstcome.admission;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import org.springframework.stereotype.Component;

import io.firstcome.admission.demand.DemandSettings;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.core.CouponId;

/// Counts the outcomes of requests to issue on this instance, until somebody takes the
/// counts. Bounded: counts that nobody takes are forgotten after a minute.
@Component
public class AnswerCounts {

    private final Cache<CouponId, Counts> counts;

    private final Map<Outcome.Kind, Counter> all = AdmissionMeter.ANSWERS.counters("outcome", Outcome.Kind.class);

    AnswerCounts(DemandSettings settings, Ticker ticker) {
        this.counts = Caffeine.newBuilder()
            .maximumSize(settings.liveMax())
            .expireAfterAccess(LiveCoupons.FORGOTTEN_AFTER)
            .ticker(ticker)
            .build();
    }

    /// One more. Of a coupon that does not exist nothing is kept.
    public void count(CouponId coupon, Outcome outcome) {
        var answer = outcome.kind();
        Objects.requireNonNull(all.get(answer)).increment();
        if (answer != Outcome.Kind.UNKNOWN) {
            counts.get(coupon, unknown -> new Counts()).add(answer, 1);
        }
    }

    /// The coupons of which there are counts, perhaps zero by now.
    public Set<CouponId> coupons() {
        return Set.copyOf(counts.asMap().keySet());
    }

    /// What was counted since it was last taken. Those of zero are left out.
    public Map<Outcome.Kind, Long> take(CouponId coupon) {
        // Quietly: being taken is not being counted, or nothing would ever be forgotten.
        Counts known = counts.policy().getIfPresentQuietly(coupon);
        return known == null ? Map.of() : known.take();
    }

    /// What was taken and could not be added to the totals.
    public void giveBack(CouponId coupon, Map<Outcome.Kind, Long> taken) {
        var known = counts.get(coupon, unknown -> new Counts());
        taken.forEach(known::add);
    }

    private static final class Counts {

        private final Map<Outcome.Kind, LongAdder> byAnswer = new EnumMap<>(Outcome.Kind.class);

        private Counts() {
            for (Outcome.Kind answer : Outcome.Kind.values()) {
                byAnswer.put(answer, new LongAdder());
            }
        }

        private void add(Outcome.Kind answer, long count) {
            Objects.requireNonNull(byAnswer.get(answer)).add(count);
        }

        private Map<Outcome.Kind, Long> take() {
            var taken = new EnumMap<Outcome.Kind, Long>(Outcome.Kind.class);
            byAnswer.forEach((answer, adder) -> {
                long count = adder.sumThenReset();
                if (count > 0) {
                    taken.put(answer, count);
                }
            });
            return taken;
        }

    }

}
