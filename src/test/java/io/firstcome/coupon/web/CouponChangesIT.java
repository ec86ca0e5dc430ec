package io.firstcome.coupon.web;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Changing a coupon, also while it is open.
@ServiceTest
class CouponChangesIT {

    private final Api api;

    private final Rows rows;

    CouponChangesIT(Api api, DatabaseClient database) {
        this.api = api;
        this.rows = new Rows(database);
    }

    @Test
    void onlyWhatIsNamedChanges() {
        long coupon = api.openCoupon(5);
        JsonNode before = api.read(coupon);

        patch(coupon, "{\"title\": \"Evening drop\"}").expectStatus().isOk();

        JsonNode after = api.read(coupon);
        assertThat(after.get("title").stringValue()).isEqualTo("Evening drop");
        assertThat(after.get("totalQuantity")).isEqualTo(before.get("totalQuantity"));
        assertThat(after.get("closesAt")).isEqualTo(before.get("closesAt"));
    }

    @Test
    void raisingLetsMoreInAfterItWasSoldOut() {
        long coupon = api.openCoupon(1);
        api.issue(coupon, "first").expectStatus().isCreated();
        assertThat(api.crowd(coupon, Api.users("turned-away", 50))).allMatch(answer -> answer.status() == 409);

        patch(coupon, "{\"totalQuantity\": 3}").expectStatus().isOk();

        Eventually.isTrue(() -> api.crowd(coupon, List.of("second")).getFirst().isHeld());
        Eventually.isTrue(() -> api.crowd(coupon, List.of("third")).getFirst().isHeld());
        assertThat(api.crowd(coupon, List.of("fourth")).getFirst().code()).isEqualTo("sold-out");
        assertThat(rows.positions(coupon)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void loweringHoldsAtOnce() {
        long coupon = api.openCoupon(100);
        api.crowd(coupon, Api.users("early", 2));

        patch(coupon, "{\"totalQuantity\": 3}").expectStatus().isOk();

        var late = api.crowd(coupon, Api.users("late", 50));
        assertThat(late).filteredOn(Api.Answer::isIssued).hasSize(1);
        assertThat(rows.positions(coupon)).hasSize(3);
    }

    @Test
    void loweringBelowWhatIsIssuedIsRefusedAndChangesNothing() {
        long coupon = api.openCoupon(10);
        api.crowd(coupon, Api.users("holder", 5));

        patch(coupon, "{\"totalQuantity\": 4}").expectStatus()
            .isEqualTo(409)
            .expectBody()
            .jsonPath("$.code")
            .isEqualTo("below-issued");

        assertThat(api.read(coupon).get("totalQuantity").longValue()).isEqualTo(10);
        assertThat(api.crowd(coupon, Api.users("more", 10))).filteredOn(Api.Answer::isIssued).hasSize(5);
    }

    @Test
    void aLimitCanBeSetAndLifted() {
        long coupon = api.coupon("null", Instant.now().minusSeconds(10), Instant.now().plusSeconds(1000));
        api.crowd(coupon, Api.users("one", 3));

        patch(coupon, "{\"totalQuantity\": 3}").expectStatus().isOk();
        assertThat(api.crowd(coupon, List.of("four")).getFirst().code()).isEqualTo("sold-out");

        patch(coupon, "{\"totalQuantity\": null}").expectStatus().isOk();
        Eventually.isTrue(() -> api.crowd(coupon, List.of("four")).getFirst().isHeld());
    }

    @Test
    void aWindowThatWouldEndBeforeItBeginsIsRefused() {
        long coupon = api.openCoupon(1);
        patch(coupon, "{\"closesAt\": \"2001-01-01T00:00:00Z\"}").expectStatus()
            .isBadRequest()
            .expectBody()
            .jsonPath("$.code")
            .isEqualTo("invalid-window");
    }

    @Test
    void aClosedOneStaysClosed() {
        long coupon = api.openCoupon(1);
        administer(coupon, "close").expectStatus().isOk();
        administer(coupon, "close").expectStatus().isOk();

        for (String verb : List.of("pause", "resume")) {
            administer(coupon, verb).expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("closed");
        }
        patch(coupon, "{\"title\": \"again\"}").expectStatus().isEqualTo(409);
    }

    private WebTestClient.ResponseSpec administer(long coupon, String verb) {
        return api.admin().post().uri("/v1/coupons/{id}/" + verb, coupon).exchange();
    }

    private WebTestClient.ResponseSpec patch(long coupon, String body) {
        return api.admin()
            .patch()
            .uri("/v1/coupons/{id}", coupon)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body)
            .exchange();
    }

}
