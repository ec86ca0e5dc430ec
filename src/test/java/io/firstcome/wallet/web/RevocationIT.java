package io.firstcome.wallet.web;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static io.firstcome.harness.Problems.expect;
import static org.assertj.core.api.Assertions.assertThat;

/// An administrator takes an issue back: the seat returns to the stock, the right does not.
@ServiceTest
class RevocationIT {

    private final Api api;

    private final Winners winners;

    private final Rows rows;

    RevocationIT(Api api, DatabaseClient database) {
        this.api = api;
        this.winners = new Winners(api);
        this.rows = new Rows(database);
    }

    @Test
    void returnsTheSeatToSomebodyElse() {
        long coupon = api.openCoupon(2);
        api.crowd(coupon, List.of("first", "second"));
        assertThat(api.crowd(coupon, Api.users("turned-away", 20))).allMatch(answer -> answer.status() == 409);

        JsonNode revoked = body(revoke(coupon, 1));
        assertThat(revoked.get("status").stringValue()).isEqualTo("REVOKED");

        assertThat(api.read(coupon).get("remaining").longValue()).isEqualTo(1);
        Eventually.isTrue(() -> api.crowd(coupon, List.of("third")).getFirst().isHeld());
        assertThat(api.crowd(coupon, List.of("fourth")).getFirst().code()).isEqualTo("sold-out");
        assertThat(rows.number("SELECT issued_quantity * 10 + revoked_quantity FROM coupons WHERE id = " + coupon))
            .isEqualTo(21);
    }

    @Test
    void revokingTwiceIsRevokingOnce() {
        long coupon = winners.won("revoked-twice");

        JsonNode once = body(revoke(coupon, 1));
        JsonNode twice = body(revoke(coupon, 1));

        assertThat(twice).isEqualTo(once);
        assertThat(api.read(coupon).get("issuedQuantity").longValue()).isZero();
    }

    @Test
    void leavesTheUserWithoutAnother() {
        long coupon = winners.won("revoked");
        revoke(coupon, 1).expectStatus().isOk();

        expect(api.issue(coupon, "revoked"), 409, "revoked");
        expect(api.as("revoked").post().uri("/v1/me/coupons/{id}-1/use", coupon).exchange(), 409, "revoked");
        expect(api.as("revoked").delete().uri("/v1/me/coupons/{id}-1/use", coupon).exchange(), 409, "revoked");
    }

    @Test
    void doesNotReturnASeatThatIsSpent() {
        long coupon = winners.won("spender");
        api.as("spender").post().uri("/v1/me/coupons/{id}-1/use", coupon).exchange().expectStatus().isOk();

        expect(revoke(coupon, 1), 409, "already-used");

        assertThat(api.read(coupon).get("issuedQuantity").longValue()).isEqualTo(1);
    }

    @Test
    void onlyAdministratorsRevoke() {
        long coupon = winners.won("safe");
        expect(api.as("safe").delete().uri("/v1/coupons/{id}/issues/1", coupon).exchange(), 403, "insufficient-scope");
        expect(revoke(coupon, 2), 404, "issue-not-found");
        expect(api.admin().delete().uri("/v1/coupons/{id}/issues/x", coupon).exchange(), 400, "invalid-issue-id");
    }

    private WebTestClient.ResponseSpec revoke(long coupon, long position) {
        return api.admin().delete().uri("/v1/coupons/{id}/issues/{position}", coupon, position).exchange();
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

}
