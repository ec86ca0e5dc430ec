package io.firstcome.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;

import static org.assertj.core.api.Assertions.assertThat;

/// With an issuer its tokens count, and no others; and the service outlives its absences.
@ServersTest
class IssuerIT {

    private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

    private final Api api;

    private final Neighbours neighbours;

    private final FakeIssuer issuer = new FakeIssuer();

    IssuerIT(Api api, Neighbours neighbours) {
        this.api = api;
        this.neighbours = neighbours;
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void itsTokensCountAndAnAbsenceIsNotForever() {
        long coupon = api.openCoupon(5);
        issuer.hang(true);
        try (var service = neighbours.startWithIssuer(issuer.url())) {
            var elsewhere = service.api();
            assertAway(ask(elsewhere, coupon, issuer.token("alice")));
            assertAway(mine(elsewhere, coupon, issuer.token("alice")));
            assertThat(service.words()).contains("The keys of the issuer " + issuer.url() + " cannot be fetched")
                .contains(AUDIENCES);
            elsewhere.anonymous()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("DEGRADED")
                .jsonPath("$.components")
                .doesNotExist();

            issuer.hang(false);
            Eventually.isTrue(() -> ask(elsewhere, coupon, issuer.token("alice")).returnResult(Void.class)
                .getStatus()
                .is2xxSuccessful());
            assertThat(health(elsewhere)).doesNotContain("DEGRADED");
            mine(elsewhere, coupon, issuer.token("alice")).expectStatus().isOk();
            elsewhere.issue(coupon, "signed-with-the-local-key").expectStatus().isUnauthorized();
            elsewhere.anonymous().post().uri("/local/token?sub=alice").exchange().expectStatus().isNotFound();
            refusesWithTheReason(elsewhere, coupon);
            answersNobodyWhileTheIssuerAnswersNothing(service, coupon);
        }
    }

    private void refusesWithTheReason(Api elsewhere, long coupon) {
        for (var answer : List.of(ask(elsewhere, coupon, issuer.token("two words")),
                mine(elsewhere, coupon, issuer.token("two words")))) {
            answer.expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate",
                        "Bearer error=\"invalid_token\", error_description=\"" + AccessTokenRules.NO_USER + "\"")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-token")
                .jsonPath("$.detail")
                .isEqualTo(AccessTokenRules.NO_USER);
        }
    }

    // The hole of an empty answer: a token that nobody had checked was told 200.
    private void answersNobodyWhileTheIssuerAnswersNothing(Neighbour service, long coupon) {
        issuer.answer(204);
        for (int index = 0; index < 20; index++) {
            assertAway(ask(service.api(), coupon, issuer.tokenOfUnknownKey()));
            assertAway(mine(service.api(), coupon, issuer.tokenOfUnknownKey()));
        }
        assertThat(service.words()).doesNotContain("failed", "\tat ");
        Eventually.isTrue(() -> {
            assertAway(ask(service.api(), coupon, issuer.tokenOfUnknownKey()));
            return health(service.api()).contains("answered 204");
        });
        ask(service.api(), coupon, issuer.token("alice")).expectStatus().isOk();
    }

    private static void assertAway(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
            .isEqualTo(503)
            .expectHeader()
            .valueEquals("Retry-After", "1")
            .expectBody()
            .jsonPath("$.code")
            .isEqualTo("unavailable");
    }

    private String health(Api service) {
        return new String(Objects.requireNonNull(service.anonymous()
            .get()
            .uri("/actuator/health")
            .headers(headers -> headers.setBearerAuth(issuer.token(claims -> claims.claim("scope", "coupon:admin"))))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBodyContent()), StandardCharsets.UTF_8);
    }

    private static WebTestClient.ResponseSpec ask(Api service, long coupon, String token) {
        return service.anonymous()
            .post()
            .uri("/v1/coupons/{id}/issues", coupon)
            .headers(headers -> headers.setBearerAuth(token))
            .exchange();
    }

    private static WebTestClient.ResponseSpec mine(Api service, long coupon, String token) {
        return service.anonymous()
            .get()
            .uri("/v1/coupons/{id}/issues/me", coupon)
            .headers(headers -> headers.setBearerAuth(token))
            .exchange();
    }

}
