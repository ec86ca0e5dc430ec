package io.firstcome.coupon.web;

import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import io.firstcome.core.Capacity;
import io.firstcome.core.Window;
import io.firstcome.coupon.CouponChange;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.coupon.Discount;
import io.firstcome.coupon.Expiry;
import io.firstcome.coupon.Offer;

/// Reads what an administrator sends: a whole offer, or a change of one (the same fields,
/// each of them optional, as in RFC 7396).
final class CouponForm {

    static final int TITLE_LENGTH_MAX = 200;

    static final long TOTAL_MAX = 1_000_000_000;

    private static final Set<String> KNOWN = Set.of("title", "totalQuantity", "opensAt", "closesAt", "usableUntil",
            "discountAmount", "minOrderAmount");

    private CouponForm() {
    }

    static Offer offer(JsonNode body) {
        CouponChange given = change(body);
        String title = given.title().orElseThrow(Fields.missing("title"));
        // Nobody gets an unlimited coupon by forgetting a field: no limit is an explicit
        // null.
        Capacity total = given.total().orElseThrow(Fields.missing("totalQuantity"));
        var window = window(given);
        var discount = new Discount(given.discountAmount().orElse(0L), given.minOrderAmount().orElse(0L));
        return new Offer(title, discount, total, window, given.expiry().orElseGet(Expiry::never)).usableByAll();
    }

    static CouponChange change(JsonNode body) {
        var fields = new Fields(body, KNOWN);
        return new CouponChange(fields.text("title", TITLE_LENGTH_MAX), fields.amount("discountAmount"),
                fields.amount("minOrderAmount"), total(fields), fields.instant("opensAt"), fields.instant("closesAt"),
                expiry(fields));
    }

    private static Optional<Capacity> total(Fields fields) {
        return fields.isNull("totalQuantity") ? Optional.of(Capacity.unlimited())
                : fields.wholeNumber("totalQuantity", 1, TOTAL_MAX, "invalid-quantity").map(Capacity::of);
    }

    private static Optional<Expiry> expiry(Fields fields) {
        return fields.isNull("usableUntil") ? Optional.of(Expiry.never())
                : fields.instant("usableUntil").map(Expiry::new);
    }

    private static Window window(CouponChange given) {
        return Window
            .of(given.opensAt().orElseThrow(Fields.missing("opensAt")),
                    given.closesAt().orElseThrow(Fields.missing("closesAt")))
            .orElseThrow(CouponProblems::invalidWindow);
    }

}
