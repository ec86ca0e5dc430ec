package io.firstcome.wallet.web;

import java.time.Instant;
import java.util.Objects;

import io.firstcome.issuance.ledger.Issue;

/// An issue that was taken back, as the administrator reads it.
record RevokedIssueBody(String issueId, long couponId, String userId, long position, Issue.Status status,
        Instant issuedAt, Instant revokedAt) {

    static RevokedIssueBody of(Issue issue) {
        return new RevokedIssueBody(issue.id().toString(), issue.coupon().value(), issue.user().value(),
                issue.position().value(), issue.status(), issue.issuedAt(), Objects.requireNonNull(issue.revokedAt()));
    }

}
