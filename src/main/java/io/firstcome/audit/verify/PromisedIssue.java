package io.firstcome.audit.verify;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import io.firstcome.core.CouponId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;

/// What a caller was told, by the caller's own log: that this issue is theirs.
record PromisedIssue(CouponId coupon, UserId user, Position position) {

    private static final Pattern ISSUE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /// One line of the log: `{"user": "alice", "status": 201, "issueId": "42-17"}`. Empty
    /// for an answer that promised nothing. Throws [IllegalArgumentException] when it is
    /// no such line.
    static Optional<PromisedIssue> of(JsonNode line) {
        String user = line.path("user").asString("");
        int status = line.path("status").asInt(0);
        if (!UserId.isValid(user) || status == 0) {
            throw new IllegalArgumentException("needs a user and a status");
        }
        if (status != 201 && status != 200) {
            return Optional.empty();
        }
        Matcher issue = ISSUE.matcher(line.path("issueId").asString(""));
        if (!issue.matches()) {
            throw new IllegalArgumentException("needs the issueId that came with the " + status);
        }
        return Optional.of(new PromisedIssue(new CouponId(Long.parseLong(Objects.requireNonNull(issue.group(1)))),
                new UserId(user), new Position(Long.parseLong(Objects.requireNonNull(issue.group(2))))));
    }

    Evidence evidence() {
        return Evidence.of(Evidence.Source.PROMISE, user, position);
    }

}
