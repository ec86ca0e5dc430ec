package io.firstcome.admission.bulk;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.firstcome.issuance.ledger.Issue;

/// An issue as the administrator reads it.
record ExportedIssue(String issueId, long couponId, String userId, long position, Issue.Status status, Instant issuedAt,
        @Nullable Instant usedAt, @Nullable Instant revokedAt) {

    static ExportedIssue of(Issue issue) {
        return new ExportedIssue(issue.id().toString(), issue.coupon().value(), issue.user().value(),
                issue.position().value(), issue.status(), issue.issuedAt(), issue.usedAt(), issue.revokedAt());
    }

}
