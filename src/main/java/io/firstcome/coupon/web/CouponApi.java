package io.firstcome.coupon.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.firstcome.core.CouponId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.coupon.CouponStatus;
import io.firstcome.coupon.CouponType;
import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;
import io.firstcome.http.PageLimit;
import io.firstcome.http.Problem;

/// What this room's calls take and answer.
@Component
class CouponApi implements ApiCalls {

    private static final String ROOM = "coupons";

    private static final String JSON = "application/json";

    private static final String ALL = "/v1/coupons";

    private static final String ONE = ALL + "/{id}";

    private static final Instant OPENS = Instant.parse("2026-12-01T12:00:00Z");

    private static final Instant CLOSES = Instant.parse("2036-12-01T12:00:00Z");

    private static final CouponBody EXAMPLE = new CouponBody(42, "Noon drop", CouponType.FIRST_COME_FIRST_SERVED, 500L,
            120, 380L, CouponStatus.OPEN, OPENS, CLOSES, null, 1000, 5000, OPENS, OPENS);

    private static final CouponPatch MORE = new CouponPatch(Optional.empty(), 600L, Optional.empty(), Optional.empty(),
            null, Optional.empty(), Optional.empty());

    private static final CouponId ID = new CouponId(42);

    private static final Problem[] INVALID = { invalid("malformed-json"), invalid("unknown-field"),
            invalid("missing-field"), invalid("invalid-type"), invalid("invalid-title"), invalid("invalid-quantity"),
            invalid("invalid-time"), invalid("invalid-amount"), CouponProblems.invalidWindow().problem(),
            CouponProblems.invalidUsableUntil().problem() };

    @Override
    public List<ApiCall> calls() {
        return List.of(create(), read(), list(), change(), set("pause", "Nobody gets one until it is resumed"),
                set("resume", "It goes on where it was paused"), set("close", "For good: it never opens again"));
    }

    private static ApiCall create() {
        return ApiCall.of(ROOM, "POST", ALL, "createCoupon", "Creates a coupon")
            .repeated(
                    "Repeating it creates another coupon, unless it bears the Idempotency-Key of the first time: then it "
                            + "answers with the coupon that was created, as it is now, for a day.")
            .needs(ApiCall.Access.ADMIN)
            .knows(ApiCall.Place.HEADER, IdempotencyKeyHeader.NAME,
                    "the same for each repetition, chosen by the caller",
                    new ApiCall.Values.Text(IdempotencyKeyHeader.PATTERN), "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"")
            .takes(JSON, NewCoupon.class,
                    new NewCoupon("Noon drop", 500L, OPENS, CLOSES, null, Optional.of(1000L), Optional.of(5000L)))
            .answers(201, "It is created", CouponBody.class, EXAMPLE, "Location")
            .refuses(INVALID)
            .refuses(CouponProblems.invalidKey().problem(), CouponProblems.keyReused().problem());
    }

    private static ApiCall read() {
        return ApiCall.of(ROOM, "GET", ONE, "readCoupon", "Reads a coupon")
            .answers(200, "The coupon", CouponBody.class, EXAMPLE)
            .refuses(CouponProblems.invalidId().problem(), CouponProblems.notFound(ID).problem());
    }

    private static ApiCall list() {
        return ApiCall.of(ROOM, "GET", ALL, "listCoupons", "Lists coupons, page by page")
            .knows(ApiCall.Place.QUERY, "state", "only those whose status this is",
                    ApiCall.Values.OneOf.of(CouponStatus.class), "OPEN")
            .knows(ApiCall.Place.QUERY, "order", "oldest (the default) or newest first",
                    new ApiCall.Values.OneOf(List.of("oldest", "newest")), "newest")
            .knows(ApiCall.Place.QUERY, "after", "where the page before ended", ApiCall.Values.id(), "42")
            .knows(PageLimit.PARAMETER)
            .answers(200, "A page", CouponPage.class, new CouponPage(List.of(EXAMPLE), 42L))
            .refuses(CouponProblems.invalidId().problem(), invalid("invalid-state"), invalid("invalid-order"),
                    PageLimit.INVALID);
    }

    private static ApiCall change() {
        return ApiCall
            .of(ROOM, "PATCH", ONE, "changeCoupon",
                    "Changes what is named, and nothing else (RFC 7396), also while it is open")
            .repeated("Repeating it changes nothing further.")
            .needs(ApiCall.Access.ADMIN)
            .takes(JSON, CouponPatch.class, MORE)
            .takes("application/merge-patch+json", CouponPatch.class, MORE)
            .answers(200, "The coupon as it is now", CouponBody.class, EXAMPLE)
            .refuses(INVALID)
            .refuses(CouponProblems.invalidId().problem(), CouponProblems.notFound(ID).problem(),
                    CouponProblems.belowIssued(ID).problem(), CouponProblems.closed(ID).problem(),
                    CouponProblems.changedMeanwhile(ID).problem());
    }

    private static ApiCall set(String verb, String summary) {
        var call = ApiCall.of(ROOM, "POST", ONE + "/" + verb, verb + "Coupon", summary)
            .repeated("Repeating it changes nothing further.")
            .needs(ApiCall.Access.ADMIN)
            .answers(200, "The coupon as it is now", CouponBody.class, EXAMPLE)
            .refuses(CouponProblems.invalidId().problem(), CouponProblems.notFound(ID).problem());
        return verb.equals("close") ? call : call.refuses(CouponProblems.closed(ID).problem());
    }

    private static Problem invalid(String code) {
        return Fields.refuse(code, "What is wrong, and what would be right.").problem();
    }

    /// A whole offer, as it is sent.
    ///
    /// @param totalQuantity null for no limit; nobody gets that by leaving it out
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record NewCoupon(@Size(min = 1, max = CouponForm.TITLE_LENGTH_MAX) String title,
            @JsonInclude @Nullable @Min(1) @Max(CouponForm.TOTAL_MAX) Long totalQuantity, Instant opensAt,
            Instant closesAt, @Nullable Instant usableUntil,
            @Min(0) @Max(Fields.AMOUNT_MAX) Optional<Long> discountAmount,
            @Min(0) @Max(Fields.AMOUNT_MAX) Optional<Long> minOrderAmount) {
    }

    /// A change, as it is sent: what is left out stays as it is.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CouponPatch(@Size(min = 1, max = CouponForm.TITLE_LENGTH_MAX) Optional<String> title,
            @Nullable @Min(1) @Max(CouponForm.TOTAL_MAX) Long totalQuantity, Optional<Instant> opensAt,
            Optional<Instant> closesAt, @Nullable Instant usableUntil,
            @Min(0) @Max(Fields.AMOUNT_MAX) Optional<Long> discountAmount,
            @Min(0) @Max(Fields.AMOUNT_MAX) Optional<Long> minOrderAmount) {
    }

}
