package io.firstcome.admission.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;
import io.firstcome.harness.Token;

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

    private WebTestClient.ResponseSpec mine(long coupon, String user) {
        return api.as(user).get().uri("/v1/coupons/{id}/issues/me", coupon).exchange();
    }

}
