package io.firstcome.wallet.web;

import java.security.Principal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.IssueId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.http.PageLimit;
import io.firstcome.http.ProblemException;
import io.firstcome.issuance.Revocation;
import io.firstcome.wallet.HeldCoupon;
import io.firstcome.wallet.Use;
import io.firstcome.wallet.Wallet;

/// The wallet over HTTP: the caller's own, and for administrators taking back.
@RestController
class WalletController {

    private final Wallet wallet;

    private final InstantSource clock;

    WalletController(Wallet wallet, InstantSource clock) {
        this.wallet = wallet;
        this.clock = clock;
    }

    @GetMapping(path = "/v1/me/coupons", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<WalletPage> mine(Principal caller, @RequestParam Optional<String> state, @RequestParam Optional<String> after,
            @RequestParam(defaultValue = PageLimit.DEFAULT) String limit) {
        int most = PageLimit.parse(limit);
        long from = after.map(text -> CouponId.parse(text).orElseThrow(CouponProblems::invalidId).value()).orElse(0L);
        var now = clock.instant();
        return wallet.page(user(caller), state.map(WalletController::status).orElse(null), from, most + 1, now)
            .map(found -> found.stream().map(held -> HeldCouponBody.of(held, now)).toList())
            .map(found -> WalletPage.of(found, most));
    }

    @PostMapping(path = "/v1/me/coupons/{issueId}/use", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<HeldCouponBody> use(Principal caller, @PathVariable String issueId) {
        return wallet.use(user(caller), issue(issueId)).flatMap(this::answer);
    }

    @DeleteMapping(path = "/v1/me/coupons/{issueId}/use", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<HeldCouponBody> undo(Principal caller, @PathVariable String issueId) {
        return wallet.undo(user(caller), issue(issueId)).flatMap(this::answer);
    }

    @DeleteMapping(path = "/v1/coupons/{id}/issues/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<RevokedIssueBody> revoke(@PathVariable String id, @PathVariable String position) {
        var issue = new IssueId(CouponId.parse(id).orElseThrow(CouponProblems::invalidId),
                Position.parse(position).orElseThrow(() -> new ProblemException(WalletProblems.INVALID_ISSUE_ID)));
        return wallet.revoke(issue).flatMap(revocation -> switch (revocation) {
            case Revocation.Revoked(var row) -> Mono.just(RevokedIssueBody.of(row));
            case Revocation.Used used -> Mono.error(new ProblemException(WalletProblems.SPENT));
            case Revocation.Missing() -> Mono.error(new ProblemException(WalletProblems.NO_SUCH_ISSUE));
        });
    }

    private Mono<HeldCouponBody> answer(Use use) {
        return switch (use) {
            case Use.Done(var coupon) -> Mono.just(HeldCouponBody.of(coupon, clock.instant()));
            case Use.UsedBefore(var coupon) ->
                Mono.error(new ProblemException(WalletProblems.alreadyUsed(coupon.issue())));
            case Use.Expired(var coupon) -> Mono.error(new ProblemException(WalletProblems.expired(coupon)));
            case Use.Revoked() -> Mono.error(new ProblemException(WalletProblems.REVOKED));
            case Use.NotHeld() -> Mono.error(new ProblemException(WalletProblems.NOT_HELD));
        };
    }

    private static UserId user(Principal caller) {
        return new UserId(caller.getName());
    }

    private static IssueId issue(String text) {
        return IssueId.parse(text).orElseThrow(() -> new ProblemException(WalletProblems.INVALID_ISSUE_ID));
    }

    private static HeldCoupon.@Nullable Status status(String text) {
        return Arrays.stream(HeldCoupon.Status.values())
            .filter(status -> status.name().equals(text))
            .findFirst()
            .orElseThrow(() -> new ProblemException(WalletProblems.INVALID_STATE));
    }

}
