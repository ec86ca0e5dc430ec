package io.firstcome.lab.strategy;

/// What became of a coupon.
///
/// @param issuedQuantity as stored with the coupon
/// @param rows as counted
/// @param duplicates rows beyond one a user
/// @param overIssued rows beyond the total
/// @param uncounted rows beyond those that the coupon's own counter knows of
/// @param waiting who was told yes and has no row yet
public record Figures(long totalQuantity, long issuedQuantity, long rows, long duplicates, long overIssued,
        long uncounted, long waiting) {

    static Figures of(long totalQuantity, long issuedQuantity, long rows, long duplicates) {
        return new Figures(totalQuantity, issuedQuantity, rows, duplicates, Math.max(0, rows - totalQuantity),
                rows - issuedQuantity, 0);
    }

    Figures waiting(long count) {
        return new Figures(totalQuantity, issuedQuantity, rows, duplicates, overIssued, uncounted, count);
    }

}
