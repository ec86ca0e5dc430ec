package io.firstcome.admission.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.firstcome.admission.IssueProblems;
import io.firstcome.admission.Outcome;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.http.Problem;

/// What became of one line of an import: the status and what the user would have heard.
///
/// @param line from 1
/// @param issueId of who holds one now
/// @param code why not
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportedLine(long line, @Nullable String userId, int status, @Nullable String issueId, @Nullable String code,
        @Nullable String detail) {

    static ImportedLine of(long line, String user, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Issued(var issue) -> new ImportedLine(line, user, 201, issue.id().toString(), null, null);
            case Outcome.Held(var issue) -> new ImportedLine(line, user, 200, issue.id().toString(), null, null);
            case Outcome.Pending pending -> new ImportedLine(line, user, 202, null, null, null);
            case Outcome.SoldOut() -> refused(line, user, IssueProblems.SOLD_OUT);
            case Outcome.NotOpen(var opensAt) -> refused(line, user, IssueProblems.notOpen(opensAt));
            case Outcome.Paused() -> refused(line, user, IssueProblems.PAUSED);
            case Outcome.Closed() -> refused(line, user, IssueProblems.CLOSED);
            case Outcome.Revoked() -> refused(line, user, IssueProblems.REVOKED);
            case Outcome.Unavailable() -> refused(line, user, IssueProblems.UNAVAILABLE);
            case Outcome.Unknown() -> refused(line, user, CouponProblems.NOT_FOUND);
        };
    }

    static ImportedLine refused(long line, @Nullable String user, Problem problem) {
        return new ImportedLine(line, user, problem.status(), null, problem.code(), problem.detail());
    }

}
