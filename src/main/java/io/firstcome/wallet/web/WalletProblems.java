package io.firstcome.wallet.web;

import org.jspecify.annotations.Nullable;

import io.firstcome.http.Problem;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.wallet.HeldCoupon;

/// Why an issue is not used, undone or revoked.
final class WalletProblems {

    static final Problem INVALID_ISSUE_ID = Problem.of(400, "invalid-issue-id",
            "An issue id is a coupon id and a position, such as 42-17.");

    static final Problem INVALID_STATE = Problem.of(400, "invalid-state",
            "state must be one of USABLE, USED, EXPIRED, REVOKED.");

    static final Problem NOT_HELD = Problem.of(404, "issue-not-found",
            "You do not hold this issue; GET /v1/me/coupons lists those you hold.");

    static final Problem NO_SUCH_ISSUE = Problem.of(404, "issue-not-found",
            "The coupon has no issue at this position; GET /v1/coupons/{id}/issues lists them.");

    static final Problem REVOKED = Problem.of(409, "revoked",
            "This issue was revoked by an administrator and can no longer be used.");

    static final Problem ALREADY_USED = Problem.of(409, "already-used",
            "This issue was already used; DELETE /v1/me/coupons/{issueId}/use undoes that.");

    static final Problem EXPIRED = Problem.of(409, "expired",
            "This issue can no longer be used: its usableUntil has passed.");

    static final Problem SPENT = ALREADY_USED.saying("A used issue cannot be revoked; "
            + "its holder can undo the use with DELETE /v1/me/coupons/{issueId}/use.");

    private WalletProblems() {
    }

    static Problem alreadyUsed(Issue issue) {
        return ALREADY_USED.saying("This issue was used at " + known(issue.usedAt()) + "; DELETE /v1/me/coupons/"
                + issue.id() + "/use undoes that.");
    }

    static Problem expired(HeldCoupon coupon) {
        return EXPIRED
            .saying("This issue could be used until " + known(coupon.expiry().usableUntil()) + "; that has passed.");
    }

    private static String known(@Nullable Object time) {
        return time == null ? "an earlier time" : time.toString();
    }

}
