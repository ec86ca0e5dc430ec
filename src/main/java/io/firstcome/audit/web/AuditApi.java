package io.firstcome.audit.web;

import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.audit.AuditReport;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;

/// What this room's call answers.
@Component
class AuditApi implements ApiCalls {

    private static final AuditBody EXAMPLE = new AuditBody(42, AuditReport.Verdict.AGREE, AdmissionMode.REDIS, 1,
            new AuditBody.AuditedMySql(500L, 120, 0, 120), new AuditBody.AuditedRedis(true, 120, 0, 121L), List.of());

    @Override
    public List<ApiCall> calls() {
        return List.of(ApiCall
            .of("audit", "GET", "/v1/coupons/{id}/audit", "auditCoupon", "Whether Redis and MySQL agree about a coupon")
            .needs(ApiCall.Access.ADMIN)
            .answers(200, "The verdict", AuditBody.class, EXAMPLE)
            .refuses(CouponProblems.invalidId().problem(), CouponProblems.NOT_FOUND));
    }

}
