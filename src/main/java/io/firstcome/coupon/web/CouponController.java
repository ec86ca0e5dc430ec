package io.firstcome.coupon.web;

import java.net.URI;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.firstcome.core.CouponId;
import io.firstcome.coupon.Coupon;
import io.firstcome.coupon.CouponAdministration;
import io.firstcome.coupon.CouponOrder;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.coupon.CouponStatus;
import io.firstcome.coupon.Coupons;
import io.firstcome.http.PageLimit;

/// Coupons over HTTP. Who may write is `security`'s business.
@RestController
@RequestMapping(path = "/v1/coupons", produces = MediaType.APPLICATION_JSON_VALUE)
class CouponController {

    private final Coupons coupons;

    private final CouponAdministration administration;

    private final InstantSource clock;

    CouponController(Coupons coupons, CouponAdministration administration, InstantSource clock) {
        this.coupons = coupons;
        this.administration = administration;
        this.clock = clock;
    }

    @PostMapping(consumes = "application/json")
    Mono<ResponseEntity<CouponBody>> create(@RequestBody JsonNode body,
            @RequestHeader(IdempotencyKeyHeader.NAME) Optional<String> key, Principal caller,
            ServerHttpRequest request) {
        return Mono.fromSupplier(() -> CouponForm.offer(body))
            .flatMap(offer -> IdempotencyKeyHeader.key(key, caller, body)
                .map(known -> administration.createOnce(offer, known))
                .orElseGet(() -> administration.create(offer)))
            .map(this::body)
            .map(coupon -> ResponseEntity
                .created(URI.create(request.getPath().contextPath().value() + "/v1/coupons/" + coupon.id()))
                .body(coupon));
    }

    @GetMapping("/{id}")
    Mono<CouponBody> read(@PathVariable String id) {
        CouponId coupon = couponId(id);
        return coupons.find(coupon).switchIfEmpty(Mono.error(() -> CouponProblems.notFound(coupon))).map(this::body);
    }

    @GetMapping
    Mono<CouponPage> list(@RequestParam Optional<String> state, @RequestParam Optional<String> order,
            @RequestParam Optional<String> after, @RequestParam(defaultValue = PageLimit.DEFAULT) String limit) {
        int most = PageLimit.parse(limit);
        var by = order.map(CouponController::order).orElse(CouponOrder.OLDEST);
        long from = after.map(text -> couponId(text).value()).orElse(by.start());
        return coupons.list(state.map(CouponController::status).orElse(null), by, from, most + 1, clock.instant())
            .map(found -> found.stream().map(this::body).toList())
            .map(found -> CouponPage.of(found, most));
    }

    @PatchMapping(path = "/{id}", consumes = { "application/json", "application/merge-patch+json" })
    Mono<CouponBody> change(@PathVariable String id, @RequestBody JsonNode body) {
        CouponId coupon = couponId(id);
        return Mono.fromSupplier(() -> CouponForm.change(body))
            .flatMap(change -> administration.change(coupon, change))
            .map(this::body);
    }

    @PostMapping("/{id}/pause")
    Mono<CouponBody> pause(@PathVariable String id) {
        return administration.pause(couponId(id)).map(this::body);
    }

    @PostMapping("/{id}/resume")
    Mono<CouponBody> resume(@PathVariable String id) {
        return administration.resume(couponId(id)).map(this::body);
    }

    @PostMapping("/{id}/close")
    Mono<CouponBody> close(@PathVariable String id) {
        return administration.close(couponId(id)).map(this::body);
    }

    private CouponBody body(Coupon coupon) {
        return CouponBody.of(coupon, clock.instant());
    }

    private static CouponId couponId(String text) {
        return CouponId.parse(text).orElseThrow(CouponProblems::invalidId);
    }

    private static @Nullable CouponStatus status(String text) {
        return Arrays.stream(CouponStatus.values())
            .filter(status -> status.name().equals(text))
            .findFirst()
            .orElseThrow(() -> Fields.refuse("invalid-state", "state must be one of "
                    + Arrays.stream(CouponStatus.values()).map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }

    private static CouponOrder order(String text) {
        return switch (text) {
            case "oldest" -> CouponOrder.OLDEST;
            case "newest" -> CouponOrder.NEWEST;
            default -> throw Fields.refuse("invalid-order", "order must be oldest or newest.");
        };
    }

}
