package io.firstcome.admission.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Issue;

/// An issue as callers read it, the same whether its row is there or still to come.
///
/// @param issueId null while the commit is pending
/// @param position null while the commit is pending
/// @param issuedAt null while the commit is pending
/// @param usedAt null until it is used
record IssueBody(@Nullable String issueId, long couponId, String userId, @Nullable Long position, Status status,
        @Nullable Instant issuedAt, @Nullable Instant usedAt) {

    static IssueBody of(Issue issue) {
        return new IssueBody(issue.id().toString(), issue.coupon().value(), issue.user().value(),
                issue.position().value(), Status.of(issue.status()), issue.issuedAt(), issue.usedAt());
    }

    static IssueBody pending(CouponId coupon, UserId user) {
        return new IssueBody(null, coupon.value(), user.value(), null, Status.PENDING, null, null);
    }

    enum Status {

        PENDING, ISSUED, USED, REVOKED;

        private static Status of(Issue.Status status) {
            return switch (status) {
                case ISSUED -> ISSUED;
                case USED -> USED;
                case REVOKED -> REVOKED;
            };
        }

    }

}
