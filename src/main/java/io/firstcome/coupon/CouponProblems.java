package io.firstcome.coupon;

import io.firstcome.core.CouponId;
import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;

/// Why a request about a coupon is not granted.
public final class CouponProblems {

    public static final Problem NOT_FOUND = Problem.of(404, "coupon-not-found", "No such coupon",
            "There is no such coupon; GET /v1/coupons lists those that exist.");

    private CouponProblems() {
    }

    public static ProblemException notFound(CouponId coupon) {
        return new ProblemException(
                NOT_FOUND.saying("There is no coupon " + coupon + "; GET /v1/coupons lists those that exist."));
    }

    public static ProblemException invalidId() {
        return new ProblemException(Problem.of(400, "invalid-id", "Not an id",
                "A coupon's id is a whole number from 1 to 9223372036854775807."));
    }

    public static ProblemException invalidWindow() {
        return new ProblemException(Problem.of(400, "invalid-window", "The request cannot be understood",
                "closesAt must be after opensAt."));
    }

    public static ProblemException invalidUsableUntil() {
        return new ProblemException(Problem.of(400, "invalid-usable-until", "The request cannot be understood",
                "usableUntil must not be before closesAt: the last winner could not use it. null means for ever."));
    }

    public static ProblemException belowIssued(CouponId coupon) {
        return new ProblemException(Problem.of(409, "below-issued", "Fewer than are given out", "More of coupon "
                + coupon + " are issued or admitted than the new totalQuantity; choose a larger one."));
    }

    public static ProblemException closed(CouponId coupon) {
        return new ProblemException(Problem.of(409, "closed", "Closed for good",
                "Coupon " + coupon + " was closed and stays closed; create a new one."));
    }

    public static ProblemException changedMeanwhile(CouponId coupon) {
        return new ProblemException(Problem.of(409, "changed-meanwhile", "Changed by somebody else",
                "Coupon " + coupon + " was changed by others at the same time; read it and try again."));
    }

}
