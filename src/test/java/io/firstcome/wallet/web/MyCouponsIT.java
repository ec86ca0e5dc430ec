package io.firstcome.wallet.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.ServiceTest;

import static io.firstcome.harness.Problems.expect;
import static org.assertj.core.api.Assertions.assertThat;

/// What a user holds of all coupons, read by them.
@ServiceTest
class MyCouponsIT {

    private final Api api;

    private final Winners winners;

    MyCouponsIT(Api api) {
        this.api = api;
        this.winners = new Winners(api);
    }

    @Test
    void areAllThatIHoldPageByPageAndNobodyElses() {
        var mine = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            mine.add(winners.won("collector"));
            winners.won("somebody-else");
        }

        var seen = new ArrayList<Long>();
        Long after = mine.getFirst() - 1;
        while (after != null) {
            JsonNode page = page("collector", "limit=2&after=" + after);
            page.get("coupons").forEach(held -> seen.add(held.get("couponId").longValue()));
            after = page.get("after").isNull() ? null : page.get("after").longValue();
        }

        assertThat(seen).containsExactlyElementsOf(mine);
    }

    @Test
    void sayWhatTheyAreWorthAndUntilWhen() {
        long coupon = winners.won("reader");

        JsonNode held = page("reader", "after=" + (coupon - 1)).get("coupons").get(0);

        assertThat(held.get("issueId").stringValue()).isEqualTo(coupon + "-1");
        assertThat(held.get("title").stringValue()).isEqualTo("Noon drop");
        assertThat(held.get("status").stringValue()).isEqualTo("USABLE");
        assertThat(held.get("usableUntil").isNull()).isTrue();
    }

    @Test
    void canBeAskedForByWhatCanBeDoneWithThem() {
        long usable = winners.won("sorter");
        long used = winners.won("sorter");
        api.as("sorter").post().uri("/v1/me/coupons/{id}-1/use", used).exchange().expectStatus().isOk();
        long expired = winners.won("sorter");
        winners.expire(expired);
        long revoked = winners.won("sorter");
        api.admin().delete().uri("/v1/coupons/{id}/issues/1", revoked).exchange().expectStatus().isOk();

        assertThat(List.of("USABLE", "USED", "EXPIRED", "REVOKED"))
            .extracting(state -> page("sorter", "state=" + state + "&after=" + (usable - 1)).get("coupons"))
            .allMatch(found -> found.size() == 1)
            .extracting(found -> found.get(0).get("couponId").longValue())
            .containsExactly(usable, used, expired, revoked);
    }

    @ParameterizedTest
    @CsvSource({ "state=HAPPY, invalid-state", "limit=0, invalid-limit", "limit=101, invalid-limit",
            "after=x, invalid-id" })
    void aPageThatCannotBeIsRefused(String query, String code) {
        expect(api.as("alice").get().uri("/v1/me/coupons?" + query).exchange(), 400, code);
    }

    @Test
    void areNobodysWithoutAToken() {
        expect(api.anonymous().get().uri("/v1/me/coupons").exchange(), 401, "no-token");
    }

    private JsonNode page(String user, String query) {
        return body(api.as(user).get().uri("/v1/me/coupons?" + query).exchange().expectStatus().isOk());
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

}
