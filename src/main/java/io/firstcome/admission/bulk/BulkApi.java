package io.firstcome.admission.bulk;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.coupon.CouponProblems;
import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;
import io.firstcome.http.Problem;
import io.firstcome.issuance.ledger.Issue;

/// What this room's calls take and answer.
@Component
class BulkApi implements ApiCalls {

    static final String ISSUES = "/v1/coupons/{id}/issues";

    static final String IMPORT = ISSUES + "/import";

    private static final String ROOM = "issues";

    private static final String NDJSON = "application/x-ndjson";

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");

    private static final ExportedIssue EXPORTED = new ExportedIssue("42-17", 42, "alice", 17, Issue.Status.ISSUED, NOON,
            null, null);

    private static final Problem[] NO_COUPON = { CouponProblems.invalidId().problem(), CouponProblems.NOT_FOUND };

    @Override
    public List<ApiCall> calls() {
        return List.of(export(), take());
    }

    private static ApiCall export() {
        return ApiCall
            .of(ROOM, "GET", ISSUES, "exportIssues",
                    "Streams all issues in order of position; complete once nobody waits for a commit")
            .needs(ApiCall.Access.ADMIN)
            .knows(ApiCall.Place.QUERY, "after", "the position after which to go on", ApiCall.Values.id(), "1000")
            .answers(200, "One issue per line",
                    List.of(new ApiCall.Content(NDJSON, ExportedIssue.class, EXPORTED),
                            new ApiCall.Content("text/csv", String.class, CsvLine.HEAD)),
                    "Content-Disposition", "X-Accel-Buffering")
            .refuses(NO_COUPON)
            .refuses(ExportController.INVALID_POSITION);
    }

    private static ApiCall take() {
        return ApiCall
            .of(ROOM, "POST", IMPORT, "importIssues",
                    "Issues to many users, one per line; sent again, nobody gets a second")
            .repeated("Lines that are sent again are answered 200 with the issue that is there.")
            .needs(ApiCall.Access.ADMIN)
            .inOneForm()
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
