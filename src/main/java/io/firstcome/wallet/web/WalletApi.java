package io.firstcome.wallet.web;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.coupon.CouponProblems;
import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;
import io.firstcome.http.PageLimit;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.wallet.HeldCoupon;

/// What this room's calls take and answer.
@Component
class WalletApi implements ApiCalls {

    private static final String ROOM = "wallet";

    private static final String MINE = "/v1/me/coupons";

    private static final String USE = MINE + "/{issueId}/use";

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");

    private static final HeldCouponBody HELD = new HeldCouponBody("42-17", 42, "Noon drop", 1000, 5000, 17,
            HeldCoupon.Status.USABLE, NOON, null, null);

    @Override
    public List<ApiCall> calls() {
        return List.of(list(), use(), undo(), revoke());
    }

    private static ApiCall list() {
        return ApiCall.of(ROOM, "GET", MINE, "listMyCoupons", "What the caller holds, in order of coupon")
            .needs(ApiCall.Access.USER)
            .knows(ApiCall.Place.QUERY, "state", "only those whose status this is",
                    ApiCall.Values.OneOf.of(HeldCoupon.Status.class), "USABLE")
            .knows(ApiCall.Place.QUERY, "after", "where the page before ended", ApiCall.Values.id(), "42")
            .knows(PageLimit.PARAMETER)
            .answers(200, "A page", WalletPage.class, new WalletPage(List.of(HELD), 42L))
            .refuses(WalletProblems.INVALID_STATE, PageLimit.INVALID, CouponProblems.invalidId().problem());
    }

    private static ApiCall use() {
        return ApiCall.of(ROOM, "POST", USE, "useCoupon", "Uses an issue, once")
            .repeated("Repeating it is refused: already-used.")
            .needs(ApiCall.Access.USER)
            .answers(200, "It is used now", HeldCouponBody.class, HELD)
            .refuses(WalletProblems.INVALID_ISSUE_ID, WalletProblems.NOT_HELD, WalletProblems.ALREADY_USED,
                    WalletProblems.EXPIRED, WalletProblems.REVOKED);
    }

    private static ApiCall undo() {
        return ApiCall.of(ROOM, "DELETE", USE, "undoUse", "Undoes the use; undoing twice is no error")
            .repeated("Repeating it changes nothing further.")
            .needs(ApiCall.Access.USER)
            .answers(200, "It is not used any more", HeldCouponBody.class, HELD)
            .refuses(WalletProblems.INVALID_ISSUE_ID, WalletProblems.NOT_HELD, WalletProblems.REVOKED);
    }

    private static ApiCall revoke() {
        return ApiCall
            .of(ROOM, "DELETE", "/v1/coupons/{id}/issues/{position}", "revokeIssue",
                    "Takes an issue back; its seat returns to the stock")
            .repeated("Repeating it changes nothing further.")
            .needs(ApiCall.Access.ADMIN)
            .answers(200, "It is taken back, now or before", RevokedIssueBody.class,
                    new RevokedIssueBody("42-17", 42, "alice", 17, Issue.Status.REVOKED, NOON, NOON))
            .refuses(CouponProblems.invalidId().problem(), WalletProblems.INVALID_ISSUE_ID,
                    WalletProblems.NO_SUCH_ISSUE, WalletProblems.SPENT);
    }

}
