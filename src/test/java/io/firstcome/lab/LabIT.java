package io.firstcome.lab;

import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServersTest;

import static org.assertj.core.api.Assertions.assertThat;

/// What the service is measured with: an instance with the profile `lab`.
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabIT {

    private static final String STORED = "/lab/firstcome/coupons/{id}";

    private static final String CROWD = "/lab/firstcome/coupons/{id}/crowd?winners={winners}";

    private static final String RACE = "/lab/ledger?loop={loop}&fed={fed}&rows={rows}";

    private final Neighbours neighbours;

    private final Rows rows;

    private Neighbour service;

    private Api api;

    LabIT(Neighbours neighbours, DatabaseClient database) {
        this.neighbours = neighbours;
        this.rows = new Rows(database);
    }

    @BeforeAll
    void start() {
        service = neighbours.startWithLab();
        api = service.api();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void theFloorAsksNobodyWhoIsCalling() {
        api.anonymous().post().uri("/lab/open-bare").exchange().expectStatus().isCreated();
    }

    @Test
    void theFloorBehindSecurityAsksForATokenLikeTheIssueEndpoint() {
        api.anonymous().post().uri("/lab/bare").exchange().expectStatus().isUnauthorized();
        api.as("alice").post().uri("/lab/bare").exchange().expectStatus().isCreated();
    }

    @Test
    void theFloorAnswersAsMuchAsAnIssue() {
        String issue = text(api.as("alice").post().uri("/v1/coupons/{id}/issues", api.openCoupon(1)));
        String floor = text(api.anonymous().post().uri("/lab/open-bare"));

        assertThat(floor.length()).isBetween(issue.length() - 20, issue.length() + 20);
    }

    @Test
    void aCrowdOfTheLabCountsLikeAnyOther() {
        long coupon = api.openCoupon(2_000);
        api.admin().post().uri(CROWD, coupon, 1_500).exchange().expectStatus().isOk();

        assertThat(api.crowd(coupon, Api.users("late", 600)).stream().filter(Api.Answer::isIssued)).hasSize(500);
        api.issue(coupon, "fill00000001").expectStatus().isOk();
        var stored = json(api.as("alice").get().uri(STORED, coupon));
        assertThat(stored.get("rows").longValue()).isEqualTo(2_000);
        assertThat(stored.get("issuedQuantity").longValue()).isEqualTo(2_000);
        assertThat(stored.get("duplicates").longValue()).isZero();
        assertThat(stored.get("waiting").longValue()).isZero();
    }

    @Test
    void theLedgerAndTheLoopWriteTheSameRows() {
        long loop = api.openCoupon(5_000);
        long fed = api.openCoupon(5_000);

        var rates = json(api.admin().post().uri(RACE, loop, fed, 5_000));

        assertThat(rates.get("ratio").doubleValue()).isPositive();
        assertThat(rows.usersByPosition(loop)).hasSize(5_000).containsExactlyElementsOf(rows.usersByPosition(fed));
    }

    @Test
    void whatWritesIsForAdminsOnly() {
        long coupon = api.openCoupon(1);
        api.as("alice").post().uri(CROWD, coupon, 1).exchange().expectStatus().isForbidden();
        api.as("alice").post().uri(RACE, coupon, coupon, 1).exchange().expectStatus().isForbidden();
        assertThat(rows.positions(coupon)).isEmpty();
    }

    private static String text(WebTestClient.RequestHeadersSpec<?> request) {
        return Objects.requireNonNull(request.exchange().expectBody(String.class).returnResult().getResponseBody());
    }

    private static JsonNode json(WebTestClient.RequestHeadersSpec<?> request) {
        return Objects.requireNonNull(
                request.exchange().expectStatus().isOk().expectBody(JsonNode.class).returnResult().getResponseBody());
    }

}
