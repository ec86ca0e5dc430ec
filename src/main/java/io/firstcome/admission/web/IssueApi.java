package io.firstcome.admission.web;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.admission.IssueProblems;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;
import io.firstcome.http.Problem;

/// What this room's calls take and answer.
@Component
class IssueApi implements ApiCalls {

    private static final String ROOM = "issues";

    private static final String ISSUES = "/v1/coupons/{id}/issues";

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");

    private static final IssueBody ISSUE = new IssueBody("42-17", 42, "alice", 17L, IssueBody.Status.ISSUED, NOON,
            null);

    private static final IssueBody PENDING = new IssueBody(null, 42, "alice", null, IssueBody.Status.PENDING, null,
            null);

    private static final Problem[] NO_COUPON = { CouponProblems.invalidId().problem(), CouponProblems.NOT_FOUND };

    @Override
    public List<ApiCall> calls() {
        return List.of(issue(), mine());
    }

    private static ApiCall issue() {
        return ApiCall
            .of(ROOM, "POST", ISSUES, "issueCoupon", "Issues the coupon to the caller; asking again is always safe")
            .repeated("Repeating it is never an error: it answers the same issue.")
            .needs(ApiCall.Access.USER)
            .inOneForm()
            .knows(ApiCall.Place.HEADER, "Prefer",
                    "respond-async: 202 at once; wait=5: up to five seconds for the commit (RFC 7240)",
                    new ApiCall.Values.Text(".*"), "wait=2")
            .answers(201, "Issued now: it is in MySQL", IssueBody.class, ISSUE, "Location")
            .answers(200, "The caller holds it already: the same body as then", IssueBody.class, ISSUE)
            .answers(202, "Admitted, the commit is pending", IssueBody.class, PENDING, "Location", "Retry-After",
                    "[Preference-Applied]")
            .refuses(NO_COUPON)
            .refuses(IssueProblems.SOLD_OUT, IssueProblems.notOpen(NOON), IssueProblems.PAUSED, IssueProblems.CLOSED,
                    IssueProblems.REVOKED, IssueProblems.UNAVAILABLE);
    }

    private static ApiCall mine() {
        return ApiCall.of(ROOM, "GET", ISSUES + "/me", "readMyIssue", "What the caller holds of the coupon")
            .needs(ApiCall.Access.USER)
            .answers(200, "The issue as it is now", IssueBody.class, ISSUE)
            .answers(202, "Admitted, the commit is pending", IssueBody.class, PENDING, "Retry-After")
            .refuses(NO_COUPON)
            .refuses(IssueProblems.NO_ISSUE);
    }

}
