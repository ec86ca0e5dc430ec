package io.firstcome.admission.web;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.core.ApiCall;
import io.firstcome.core.ApiCalls;
import io.firstcome.core.Problem;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.issuance.Issue;

/// What this room's calls take and answer.
@Component
class IssueApi implements ApiCalls {

    private static final String ROOM = "issues";

    private static final String ISSUES = "/v1/coupons/{id}/issues";

    private static final String NDJSON = "application/x-ndjson";

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");

    private static final IssueBody ISSUE = new IssueBody("42-17", 42, "alice", 17, Issue.Status.ISSUED, NOON, null);

    private static final ExportedIssue EXPORTED = new ExportedIssue("42-17", 42, "alice", 17, Issue.Status.ISSUED, NOON,
            null, null);

    private static final Problem[] NO_COUPON = { CouponProblems.invalidId().problem(), CouponProblems.NOT_FOUND };

    @Override
    public List<ApiCall> calls() {
        return List.of(issue(), mine(), export(), take());
    }

    private static ApiCall issue() {
        return ApiCall
            .of(ROOM, "POST", ISSUES, "issueCoupon", "Issues the coupon to the caller; asking again is always safe")
            .needs(ApiCall.Access.USER)
            .knows(ApiCall.Place.HEADER, "Prefer",
                    "respond-async: 202 at once; wait=5: up to five seconds for the commit (RFC 7240)", "wait=2")
            .answers(201, "Issued now: it is in MySQL", IssueBody.class, ISSUE, "Location")
            .answers(200, "The caller holds it already: the same body as then", IssueBody.class, ISSUE)
            .answers(202, "Admitted, the commit is pending", PendingBody.class, new PendingBody(42, "alice", "PENDING"),
                    "Location", "Retry-After", "[Preference-Applied]")
            .refuses(NO_COUPON)
            .refuses(Refusal.SOLD_OUT, Refusal.notOpen(NOON), Refusal.PAUSED, Refusal.CLOSED, Refusal.REVOKED,
                    Refusal.UNAVAILABLE);
    }

    private static ApiCall mine() {
        return ApiCall.of(ROOM, "GET", ISSUES + "/me", "readMyIssue", "What the caller holds of the coupon")
            .needs(ApiCall.Access.USER)
            .answers(200, "The issue as it is now", IssueBody.class, ISSUE)
            .answers(202, "Admitted, the commit is pending", PendingBody.class, new PendingBody(42, "alice", "PENDING"),
                    "Retry-After")
            .refuses(NO_COUPON)
            .refuses(Refusal.NO_ISSUE);
    }

    private static ApiCall export() {
        return ApiCall
            .of(ROOM, "GET", ISSUES, "exportIssues",
                    "Streams all issues in order of position; complete once nobody waits for a commit")
            .needs(ApiCall.Access.ADMIN)
            .knows(ApiCall.Place.QUERY, "after", "the position behind which to go on", "1000")
            .answers(200, "One issue a line",
                    List.of(new ApiCall.Content(NDJSON, ExportedIssue.class, EXPORTED),
                            new ApiCall.Content("text/csv", String.class, ExportHandler.CSV_HEAD)),
                    "Content-Disposition", "X-Accel-Buffering")
            .refuses(NO_COUPON)
            .refuses(ExportHandler.INVALID_POSITION);
    }

    private static ApiCall take() {
        return ApiCall
            .of(ROOM, "POST", ISSUES + "/import", "importIssues",
                    "Issues to many users, one a line; sent again, nobody gets a second")
            .needs(ApiCall.Access.ADMIN)
            .takes(NDJSON, ImportedUser.class, "{\"userId\": \"alice\"}")
            .answers(200, "One answer for each line, in order, as soon as it is known",
                    List.of(new ApiCall.Content(NDJSON, ImportedLine.class,
                            new ImportedLine(1, "alice", 201, "42-17", null, null))))
            .refuses(NO_COUPON);
    }

    /// A line of an import.
    record ImportedUser(String userId) {
    }

}
