package io.firstcome.audit;

/// A coupon's books, and its rows counted one by one in the same moment.
///
/// @param rows revoked ones too
/// @param revokedRows those of them that are revoked
public record CountedTotals(CouponTotals totals, long rows, long revokedRows) {
}
