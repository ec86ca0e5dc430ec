package io.firstcome.coupon.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Some coupons, and where to go on.
///
/// @param after what to ask for next (`?after=`); null when there are no more
record CouponPage(List<CouponBody> coupons, @Nullable Long after) {

    /// @param found up to one more than `limit`: the one more tells that there is a next
    /// page
    static CouponPage of(List<CouponBody> found, int limit) {
        if (found.size() <= limit) {
            return new CouponPage(found, null);
        }
        return new CouponPage(List.copyOf(found.subList(0, limit)), found.get(limit - 1).id());
    }

}
