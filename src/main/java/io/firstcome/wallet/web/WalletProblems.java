package io.firstcome.wallet.web;

import org.jspecify.annotations.Nullable;

import io.firstcome.http.Problem;
import io.firstcome.issuance.Issue;
import io.firstcome.wallet.HeldCoupon;

/// Why something is not done with an issue.
final class WalletProblems {

    static final Problem INVALID_ISSUE_ID = Problem.of(400, "invalid-issue-id", "Not an issue",
            "An issue is named by its coupon and its position, like 42-17.");

    static final Problem INVALID_STATE = Problem.of(400, "invalid-state", "The request cannot be understood",
            "state must be one of USABLE, USED, EXPIRED, REVOKED.");

    static final Problem NOT_HELD = Problem.of(404, "issue-not-found", "You do not hold this issue",
            "There is no such issue of yours; GET /v1/me/coupons lists those that you hold.");

    static final Problem NO_SUCH_ISSUE = Problem.of(404, "issue-not-found", "No such issue",
            "This coupon has no issue at this position; GET /v1/coupons/{id}/issues lists them.");

    static final Problem REVOKED = Problem.of(409, "revoked", "Taken back",
            "This issue was taken back by an administrator; it cannot be used any more.");

    static final Problem ALREADY_USED = Problem.of(409, "already-used", "Used already",
            "This issue was used already; DELETE /v1/me/coupons/{issueId}/use undoes it.");

    static final Problem EXPIRED = Problem.of(409, "expired", "Too late",
            "This issue cannot be used any more: its usableUntil has passed.");

    static final Problem SPENT = ALREADY_USED.saying("This issue was used, so there is no seat to return; "
            + "its holder can undo the use by DELETE /v1/me/coupons/{issueId}/use.");

    private WalletProblems() {
    }

    static Problem alreadyUsed(Issue issue) {
        return ALREADY_USED.saying("This issue was used at " + known(issue.usedAt()) + "; DELETE /v1/me/coupons/"
                + issue.id() + "/use undoes it.");
    }

    static Problem expired(HeldCoupon coupon) {
        return EXPIRED
            .saying("This issue could be used until " + known(coupon.expiry().usableUntil()) + "; that has passed.");
    }

    private static String known(@Nullable Object time) {
        return time == null ? "an earlier time" : time.toString();
    }

}
