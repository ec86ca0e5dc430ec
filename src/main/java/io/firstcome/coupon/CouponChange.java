package io.firstcome.coupon;

import java.time.Instant;
import java.util.Optional;

import io.firstcome.core.Capacity;
import io.firstcome.core.Window;

/// A change of an offer. What is empty stays as it is.
public record CouponChange(Optional<String> title, Optional<Long> discountAmount, Optional<Long> minOrderAmount,
        Optional<Capacity> total, Optional<Instant> opensAt, Optional<Instant> closesAt) {

    /// Empty when the window would end before it begins.
    Optional<Offer> applyTo(Offer offer) {
        var worth = new Worth(discountAmount.orElse(offer.worth().discountAmount()),
                minOrderAmount.orElse(offer.worth().minOrderAmount()));
        return Window.of(opensAt.orElse(offer.window().opensAt()), closesAt.orElse(offer.window().closesAt()))
            .map(window -> new Offer(title.orElse(offer.title()), worth, total.orElse(offer.total()), window));
    }

}
