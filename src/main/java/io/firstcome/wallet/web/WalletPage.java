package io.firstcome.wallet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Some of what a user holds, and where to go on.
///
/// @param after what to ask for next (`?after=`); null when there are no more
record WalletPage(List<HeldCouponBody> coupons, @Nullable Long after) {

    /// @param found up to one more than `limit`: the one more tells that there is a next
    /// page
    static WalletPage of(List<HeldCouponBody> found, int limit) {
        return found.size() <= limit ? new WalletPage(found, null)
                : new WalletPage(List.copyOf(found.subList(0, limit)), found.get(limit - 1).couponId());
    }

}
