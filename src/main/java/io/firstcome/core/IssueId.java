package io.firstcome.core;

import java.util.Optional;

/// The public name of an issue: `42-17` is the 17th winner of coupon 42.
public record IssueId(CouponId coupon, Position position) {

    /// Empty when the text is no such name.
    public static Optional<IssueId> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        return CouponId.parse(text.substring(0, dash))
            .flatMap(coupon -> Position.parse(text.substring(dash + 1)).map(position -> new IssueId(coupon, position)));
    }

    @Override
    public String toString() {
        return coupon + "-" + position;
    }

}
