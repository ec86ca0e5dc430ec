package io.firstcome.coupon;

import io.firstcome.core.CouponId;
import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;

/// Why a request about a coupon is refused.
public final class CouponProblems {

    public static final Problem NOT_FOUND = Problem.of(404, "coupon-not-found",
            "This coupon does not exist; GET /v1/coupons lists those that do.");

    private CouponProblems() {
    }

    public static ProblemException notFound(CouponId coupon) {
        return new ProblemException(
                NOT_FOUND.saying("Coupon " + coupon + " does not exist; GET /v1/coupons lists those that do."));
    }

    public static ProblemException invalidId() {
        return new ProblemException(
                Problem.of(400, "invalid-id", "A coupon id is a whole number from 1 to 9223372036854775807."));
    }

    public static ProblemException invalidWindow() {
        return new ProblemException(Problem.of(400, "invalid-window", "closesAt must be after opensAt."));
    }

    public static ProblemException invalidUsableUntil() {
        return new ProblemException(Problem.of(400, "invalid-usable-until",
                "usableUntil must not be before closesAt, or the last winner could not use the coupon; null means forever."));
    }

    public static ProblemException invalidKey() {
        return new ProblemException(Problem.of(400, "invalid-idempotency-key",
                "An Idempotency-Key is 1 to 255 printable ASCII characters without space, in double quotes or bare."));
    }

    public static ProblemException keyReused() {
        return new ProblemException(Problem.of(422, "idempotency-key-reused",
                "Under this Idempotency-Key another coupon was asked for within a day; take a new key for a new coupon."));
    }

    public static ProblemException belowIssued(CouponId coupon) {
        return new ProblemException(Problem.of(409, "below-issued", "Quantity below issued", "More seats of coupon "
                + coupon + " are issued or admitted than the new totalQuantity; choose a larger one."));
    }

    public static ProblemException closed(CouponId coupon) {
        return new ProblemException(
                Problem.of(409, "closed", "Coupon " + coupon + " is closed for good; create a new one."));
    }

    public static ProblemException changedMeanwhile(CouponId coupon) {
        return new ProblemException(Problem.of(409, "changed-meanwhile",
                "Coupon " + coupon + " was changed at the same time; read it and try again."));
    }

}
