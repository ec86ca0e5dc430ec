package io.firstcome.audit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.audit.Difference;
import io.firstcome.core.CouponId;

/// Verifies every coupon, one after the other.
@Component
class Verifier {

    private final EvidenceReader reader;

    Verifier(EvidenceReader reader) {
        this.reader = reader;
    }

    /// What does not agree, by coupon; coupons that agree come with an empty list. A
    /// coupon that was promised and does not exist comes too.
    Flux<Found> all(Map<CouponId, List<PromisedIssue>> promised) {
        return reader.coupons()
            .collectList()
            .flatMapMany(coupons -> Flux.fromIterable(with(coupons, promised)))
            .concatMap(coupon -> of(coupon, promised.getOrDefault(coupon, List.of())));
    }

    Mono<Found> of(CouponId coupon, List<PromisedIssue> promised) {
        return reader.read(coupon)
            .map(evidence -> new Found(coupon, evidence.rows().size(), Verification.of(evidence, promised)))
            .defaultIfEmpty(new Found(coupon, 0, promised.stream().map(Verification::lost).toList()));
    }

    private static List<CouponId> with(List<CouponId> coupons, Map<CouponId, List<PromisedIssue>> promised) {
        var all = new ArrayList<>(coupons);
        promised.keySet().stream().filter(coupon -> !coupons.contains(coupon)).forEach(all::add);
        return all;
    }

    /// @param rows that were looked at
    record Found(CouponId coupon, long rows, List<Difference> differences) {
    }

}
