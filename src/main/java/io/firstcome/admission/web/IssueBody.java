package io.firstcome.admission.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.firstcome.issuance.ledger.Issue;

/// An issue as callers read it.
record IssueBody(String issueId, long couponId, String userId, long position, Issue.Status status, Instant issuedAt,
        @Nullable Instant usedAt) {

    static IssueBody of(Issue issue) {
        return new IssueBody(issue.id().toString(), issue.coupon().value(), issue.user().value(),
                issue.position().value(), issue.status(), issue.issuedAt(), issue.usedAt());
    }

}
