package io.firstcome.admission;

import java.time.Instant;

import io.firstcome.http.Problem;

/// Why somebody gets none.
public final class IssueProblems {

    public static final Problem SOLD_OUT = Problem.of(409, "sold-out", "Sold out",
            "Every seat of this coupon is taken. A seat may come back if it is returned or the stock is raised.");

    public static final Problem PAUSED = Problem.of(409, "paused", "Paused",
            "This coupon is paused for the moment; try again later.");

    public static final Problem CLOSED = Problem.of(409, "closed", "Closed", "This coupon is not given out any more.");

    public static final Problem REVOKED = Problem.of(409, "revoked", "Taken back",
            "You held this coupon and it was taken back; it cannot be issued to you again.");

    public static final Problem UNAVAILABLE = Problem
        .unavailable("It could not be decided now. Ask again: if you were admitted already, you get the same issue.");

    public static final Problem NO_ISSUE = Problem.of(404, "issue-not-found", "You do not hold this coupon",
            "There is no issue of this coupon for you; POST /v1/coupons/{id}/issues asks for one.");

    private static final Problem NOT_OPEN = Problem.of(409, "not-open", "Not open yet", "This coupon is not open yet.");

    private IssueProblems() {
    }

    public static Problem notOpen(Instant opensAt) {
        return NOT_OPEN.saying("This coupon opens at " + opensAt + "; ask again then.");
    }

}
