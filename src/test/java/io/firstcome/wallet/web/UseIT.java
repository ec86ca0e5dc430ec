package io.firstcome.wallet.web;

import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static io.firstcome.harness.Problems.expect;
import static org.assertj.core.api.Assertions.assertThat;

/// A winner uses what they have won, once.
@ServiceTest
class UseIT {

    private final Api api;

    private final Winners winners;

    private final Rows rows;

    UseIT(Api api, DatabaseClient database) {
        this.api = api;
        this.winners = new Winners(api);
        this.rows = new Rows(database);
    }

    @Test
    void isDoneOnceHoweverManyTryAtOnce() {
        String issue = winners.won("eager") + "-1";

        var tries = Eventually
            .start(() -> IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> use("eager", issue).returnResult(Void.class).getStatus().value())
                .toList())
            .join();

        assertThat(tries).filteredOn(status -> status == 200).hasSize(1);
        assertThat(tries).filteredOn(status -> status == 409).hasSize(19);
    }

    @Test
    void aSecondTimeIsRefusedAndTellsWhenTheFirstWas() {
        String issue = winners.won("twice") + "-1";
        use("twice", issue).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("USED");

        var refused = use("twice", issue);

        refused.expectStatus().isEqualTo(409);
        JsonNode problem = body(refused);
        assertThat(problem.get("code").stringValue()).isEqualTo("already-used");
        assertThat(problem.get("detail").stringValue()).contains("used at 20", "/use undoes that");
    }

    @Test
    void canBeUndoneAndDoneAgain() {
        String issue = winners.won("changer") + "-1";
        use("changer", issue).expectStatus().isOk();

        undo("changer", issue).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("USABLE");
        undo("changer", issue).expectStatus().isOk().expectBody().jsonPath("$.usedAt").isEmpty();

        use("changer", issue).expectStatus().isOk();
    }

    @Test
    void isStillDoneAfterTheCouponHasEnded() {
        long coupon = winners.won("late");
        rows.change("UPDATE coupons SET closes_at = NOW(6) - INTERVAL 1 MINUTE WHERE id = " + coupon);

        use("late", coupon + "-1").expectStatus().isOk();
    }

    @Test
    void isOverWhenTheCouponIsUsableNoMore() {
        long coupon = winners.won("too-late");
        winners.expire(coupon);

        expect(use("too-late", coupon + "-1"), 409, "expired");
    }

    @Test
    void onlyTheHolderUsesAnIssue() {
        long coupon = winners.won("holder");

        expect(use("thief", coupon + "-1"), 404, "issue-not-found");
        expect(undo("thief", coupon + "-1"), 404, "issue-not-found");
        expect(use("holder", coupon + "-2"), 404, "issue-not-found");
        use("holder", coupon + "-1").expectStatus().isOk();
    }

    @Test
    void changesNothingOfWhatIsToldToWhoAsksForTheCouponAgain() {
        long coupon = winners.won("asks-again");
        use("asks-again", coupon + "-1").expectStatus().isOk();

        JsonNode again = body(api.issue(coupon, "asks-again"));
        assertThat(again.get("status").stringValue()).isEqualTo("ISSUED");
        JsonNode now = body(api.as("asks-again").get().uri("/v1/coupons/{id}/issues/me", coupon).exchange());
        assertThat(now.get("status").stringValue()).isEqualTo("USED");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "1", "1-", "-1", "1-x", "0-1", "1-0", "1-1-1", "9223372036854775808-1" })
    void anIssueThatIsNoneIsRefused(String issue) {
        expect(use("alice", issue), 400, "invalid-issue-id");
    }

    private WebTestClient.ResponseSpec use(String user, String issue) {
        return api.as(user).post().uri("/v1/me/coupons/{issue}/use", issue).exchange();
    }

    private WebTestClient.ResponseSpec undo(String user, String issue) {
        return api.as(user).delete().uri("/v1/me/coupons/{issue}/use", issue).exchange();
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

}
