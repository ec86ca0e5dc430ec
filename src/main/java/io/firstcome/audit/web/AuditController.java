package io.firstcome.audit.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.firstcome.audit.Audit;
import io.firstcome.core.CouponId;
import io.firstcome.coupon.CouponProblems;

/// `GET /v1/coupons/{id}/audit`: a closer look at one coupon.
@RestController
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping(path = "/v1/coupons/{id}/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<AuditBody> look(@PathVariable String id) {
        CouponId coupon = CouponId.parse(id).orElseThrow(CouponProblems::invalidId);
        return audit.look(coupon)
            .map(verdict -> AuditBody.of(coupon, verdict))
            .switchIfEmpty(Mono.error(() -> CouponProblems.notFound(coupon)));
    }

}
