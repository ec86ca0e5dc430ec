package io.firstcome.admission.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

import io.firstcome.Api;
import io.firstcome.Eventually;
import io.firstcome.Rows;
import io.firstcome.ServiceTest;
import io.firstcome.Token;

import static org.assertj.core.api.Assertions.assertThat;

/// What a caller is told who asks for a coupon.
@ServiceTest
class IssueIT {

    private final Instant now = Instant.now();

    private final Instant yesterday = now.minus(Duration.ofDays(1));

    private final Instant tomorrow = now.plus(Duration.ofDays(1));

    private final Api api;

    private final Rows rows;

    IssueIT(Api api, DatabaseClient database) {
        this.api = api;
        this.rows = new Rows(database);
    }

    @Nested
    class WhenThereIsASeat {

        @Test
        void theFirstAnswerIs201AndTheSecondIs200WithTheSameBody() {
            long coupon = api.openCoupon(1);

            byte[] first = api.issue(coupon, "alice")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/v1/coupons/" + coupon + "/issues/me")
                .expectBody()
                .jsonPath("$.issueId")
                .isEqualTo(coupon + "-1")
                .jsonPath("$.couponId")
                .isEqualTo(coupon)
                .jsonPath("$.userId")
                .isEqualTo("alice")
                .jsonPath("$.position")
                .isEqualTo(1)
                .jsonPath("$.status")
                .isEqualTo("ISSUED")
                .returnResult()
                .getResponseBodyContent();
            byte[] second = api.issue(coupon, "alice")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();

            assertThat(second).isEqualTo(first);
            assertThat(rows.usersByPosition(coupon)).containsExactly("alice");
        }

        @Test
        void whoDoesNotWantToWaitHears202AndFindsTheIssueSoon() {
            long coupon = api.openCoupon(1);

            api.as("bob")
                .post()
                .uri("/v1/coupons/{id}/issues", coupon)
                .header("Prefer", "respond-async")
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueEquals("Preference-Applied", "respond-async")
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectHeader()
                .location("/v1/coupons/" + coupon + "/issues/me")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("PENDING");

            Eventually.isTrue(() -> rows.usersByPosition(coupon).equals(List.of("bob")));
            mine(coupon, "bob").expectStatus().isOk().expectBody().jsonPath("$.issueId").isEqualTo(coupon + "-1");
        }

        @Test
        void aPreferenceThatCannotBeReadIsIgnored() {
            long coupon = api.openCoupon(1);

            api.as("carol")
                .post()
                .uri("/v1/coupons/{id}/issues", coupon)
                .header("Prefer", "wait=soon, ,;=\"")
                .exchange()
                .expectStatus()
                .isCreated();
        }

        @Test
        void whoHangsUpKeepsTheSeatAndGetsTheRow() {
            long coupon = api.openCoupon(50);

            Api.users("hangs-up", 50)
                .forEach(user -> WebClient.create(api.url())
                    .post()
                    .uri("/v1/coupons/{id}/issues", coupon)
                    .headers(headers -> headers.setBearerAuth(Token.of(user)))
                    .retrieve()
                    .toBodilessEntity()
                    .timeout(Duration.ofMillis(30))
                    .onErrorComplete()
                    .block());

            var taken = api.crowd(coupon, Api.users("hangs-up", 50));
            assertThat(taken).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
            assertThat(rows.positions(coupon)).hasSize(50).doesNotHaveDuplicates();
        }

        @Test
        void withoutALimitNobodyIsTurnedAway() {
            long coupon = api.coupon("null", yesterday, tomorrow);

            assertThat(api.crowd(coupon, Api.users("many", 1000))).allMatch(Api.Answer::isIssued);
            assertThat(api.read(coupon).get("remaining").isNull()).isTrue();
        }

    }

    @Nested
    class WhenThereIsNone {

        @Test
        void aSoldOutCouponSaysSoAndTellsItsWinnersOtherwise() {
            long coupon = api.openCoupon(1);
            api.issue(coupon, "winner").expectStatus().isCreated();

            // The first of these asks Redis and brings the filter, the later ones hear it
            // from memory.
            for (int i = 0; i < 20; i++) {
                refused(coupon, "loser-" + i, "sold-out");
                api.issue(coupon, "winner").expectStatus().isOk();
            }
        }

        @Test
        void beforeItOpensItSaysWhen() {
            long coupon = api.coupon("1", tomorrow, tomorrow.plusSeconds(60));

            for (int i = 0; i < 3; i++) {
                api.issue(coupon, "early")
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("not-open")
                    .jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail).contains(tomorrow.toString().substring(0, 19)));
            }
        }

        @Test
        void itOpensOnTime() {
            long coupon = api.coupon("1", Instant.now().plusSeconds(3), tomorrow);
            refused(coupon, "dave", "not-open");

            Eventually.isTrue(() -> api.crowd(coupon, List.of("dave")).getFirst().isIssued());

            var row = rows.number("SELECT COUNT(*) FROM coupon_issues i JOIN coupons c ON c.id = i.coupon_id"
                    + " WHERE i.issued_at >= c.opens_at AND c.id = " + coupon);
            assertThat(row).isEqualTo(1);
        }

        @Test
        void afterItsTimeItIsClosedButWhoHasOneHearsSo() {
            long coupon = api.coupon("5", yesterday, Instant.now().plusSeconds(3));
            api.issue(coupon, "in-time").expectStatus().isCreated();

            Eventually.isTrue(() -> api.crowd(coupon, List.of("in-time", "late-" + System.nanoTime()))
                .getLast()
                .code()
                .equals("closed"));

            api.issue(coupon, "in-time").expectStatus().isOk();
        }

        @Test
        void pausedAndClosedByHandAreTold() {
            long coupon = api.openCoupon(5);
            api.issue(coupon, "holder").expectStatus().isCreated();

            administer(coupon, "pause");
            refused(coupon, "erin", "paused");
            api.issue(coupon, "holder").expectStatus().isOk();
            administer(coupon, "resume");
            api.issue(coupon, "erin").expectStatus().isCreated();
            administer(coupon, "close");
            refused(coupon, "frank", "closed");
            api.issue(coupon, "holder").expectStatus().isOk();
        }

        @Test
        void aRevokedIssueIsNotIssuedAgain() {
            long coupon = api.openCoupon(2);
            api.issue(coupon, "grace").expectStatus().isCreated();

            rows.change("UPDATE coupon_issues SET revoked_at = NOW(6) WHERE coupon_id = " + coupon);

            refused(coupon, "grace", "revoked");
        }

    }

    @Nested
    class WhenAskedForOnesOwn {

        @Test
        void whoHasNoneHears404() {
            long coupon = api.openCoupon(1);
            mine(coupon, "nobody").expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("issue-not-found");
            api.issue(coupon, "somebody").expectStatus().isCreated();
            mine(coupon, "nobody").expectStatus().isNotFound();
            mine(coupon, "somebody").expectStatus().isOk();
        }

        @Test
        void anUnknownCouponIsToldApart() {
            mine(999_999_999, "nobody").expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("coupon-not-found");
        }

    }

    @Nested
    class WhenNamesAreAlmostTheSame {

        @Test
        void theyAreDifferentUsers() {
            long coupon = api.openCoupon(10);
            var names = List.of("Bob", "bob", "BOB", "bob.", "a|b", "~", "x".repeat(255), "x".repeat(254));

            assertThat(api.crowd(coupon, names)).allMatch(Api.Answer::isIssued);
            assertThat(rows.usersByPosition(coupon)).containsExactlyInAnyOrderElementsOf(names);
        }

    }

    private void refused(long coupon, String user, String code) {
        api.issue(coupon, user).expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private void administer(long coupon, String verb) {
        api.admin().post().uri("/v1/coupons/{id}/" + verb, coupon).exchange().expectStatus().isOk();
    }

    private WebTestClient.ResponseSpec mine(long coupon, String user) {
        return api.as(user).get().uri("/v1/coupons/{id}/issues/me", coupon).exchange();
    }

}
