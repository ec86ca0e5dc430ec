package io.firstcome.admission;

import java.time.Instant;

import io.firstcome.http.Problem;

/// Why somebody gets none.
public final class IssueProblems {

    public static final Problem SOLD_OUT = Problem.of(409, "sold-out",
            "All seats of this coupon are taken. One may become free if an issue is revoked or the quantity is raised.");

    public static final Problem PAUSED = Problem.of(409, "paused", "This coupon is paused; try again later.");

    public static final Problem CLOSED = Problem.of(409, "closed", "This coupon is no longer issued.");

    public static final Problem REVOKED = Problem.of(409, "revoked",
            "Your issue of this coupon was revoked; it cannot be issued to you again.");

    public static final Problem UNAVAILABLE = Problem
        .unavailable("No decision could be made now. Ask again: if you were already admitted, you get the same issue.");

    public static final Problem NO_ISSUE = Problem.of(404, "issue-not-found",
            "You do not hold this coupon; request one with POST /v1/coupons/{id}/issues.");

    private static final Problem NOT_OPEN = Problem.of(409, "not-open", "Not open yet", "This coupon is not open yet.");

    private IssueProblems() {
    }

    public static Problem notOpen(Instant opensAt) {
        return NOT_OPEN.saying("This coupon opens at " + opensAt + "; ask again then.");
    }

}
