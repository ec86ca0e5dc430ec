package io.firstcome.coupon;

import java.time.Instant;
import java.util.Optional;

import io.firstcome.core.Capacity;
import io.firstcome.core.Window;

/// A change of an offer. What is empty stays as it is.
public record CouponChange(Optional<String> title, Optional<Long> discountAmount, Optional<Long> minOrderAmount,
        Optional<Capacity> total, Optional<Instant> opensAt, Optional<Instant> closesAt, Optional<Expiry> expiry) {

    /// A change of the stock alone.
    public static CouponChange ofTotal(Capacity total) {
        return new CouponChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(total),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Errors: `invalid-window`, `invalid-usable-until`.
    Offer applyTo(Offer offer) {
        var discount = new Discount(discountAmount.orElse(offer.discount().discountAmount()),
                minOrderAmount.orElse(offer.discount().minOrderAmount()));
        var window = Window.of(opensAt.orElse(offer.window().opensAt()), closesAt.orElse(offer.window().closesAt()))
            .orElseThrow(CouponProblems::invalidWindow);
        return new Offer(title.orElse(offer.title()), discount, total.orElse(offer.total()), window,
                expiry.orElse(offer.expiry()))
            .usableByAll();
    }

}
