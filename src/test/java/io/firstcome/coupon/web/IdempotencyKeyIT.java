package io.firstcome.coupon.web;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Problems;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Who repeats a request to create, with its key, makes one coupon.
@ServiceTest
class IdempotencyKeyIT {

    private static final String WINDOW = "\"opensAt\": \"2026-01-01T00:00:00Z\", \"closesAt\": \"2036-01-01T00:00:00Z\"";

    private static final String OFFER = "{\"title\": \"Once\", \"totalQuantity\": 5, " + WINDOW + "}";

    private static final String THE_SAME = "{\"totalQuantity\": 5, \"title\": \"Once\",\n" + WINDOW + "}";

    private static final String ANOTHER = "{\"title\": \"Once\", \"totalQuantity\": 6, " + WINDOW + "}";

    private final Api api;

    private final Rows rows;

    IdempotencyKeyIT(Api api, DatabaseClient database) {
        this.api = api;
        this.rows = new Rows(database);
    }

    @Test
    void repeatedItIsTheSameCouponAsItIsNow() {
        long coupon = create("\"first\"", OFFER);
        api.admin().post().uri("/v1/coupons/{id}/pause", coupon).exchange().expectStatus().isOk();

        ask("admin", "\"first\"", THE_SAME).expectStatus()
            .isCreated()
            .expectHeader()
            .location("/v1/coupons/" + coupon)
            .expectBody()
            .jsonPath("$.id")
            .isEqualTo(coupon)
            .jsonPath("$.status")
            .isEqualTo("PAUSED");
        assertThat(create("first", OFFER)).as("without quotes").isEqualTo(coupon);
    }

    @Test
    void whoeverComeAtOnceGetOneCoupon() {
        long before = rows.number("SELECT COUNT(*) FROM coupons");

        Set<Long> coupons = Objects.requireNonNull(Flux.range(0, 20)
            .flatMap(number -> Mono.fromSupplier(() -> create("at-once", OFFER))
                .subscribeOn(Schedulers.boundedElastic()), 20)
            .collect(Collectors.toSet())
            .block());

        assertThat(coupons).hasSize(1);
        assertThat(rows.number("SELECT COUNT(*) FROM coupons")).isEqualTo(before + 1);
    }

    @Test
    void forAnotherCouponItIsRefused() {
        create("taken", OFFER);
        long before = rows.number("SELECT COUNT(*) FROM coupons");

        Problems.expect(ask("admin", "taken", ANOTHER), 422, "idempotency-key-reused");
        assertThat(rows.number("SELECT COUNT(*) FROM coupons")).isEqualTo(before);
    }

    @Test
    void anotherCallersKeyIsAnotherKey() {
        long coupon = create("shared", OFFER);

        assertThat(id(ask("other-admin", "shared", OFFER))).isNotEqualTo(coupon);
    }

    @Test
    void afterADayItIsForgotten() {
        long coupon = create("yesterdays", OFFER);
        rows.change("UPDATE idempotency_keys SET created_at = created_at - INTERVAL 25 HOUR");
        rows.change("UPDATE coupons SET total_quantity = 6 WHERE id = " + coupon);

        assertThat(create("yesterdays", ANOTHER)).isNotEqualTo(coupon);
        assertThat(rows.number("SELECT COUNT(*) FROM idempotency_keys")).as("old keys are removed").isEqualTo(1);
    }

    @Test
    void aRefusedRequestDoesNotUseItUp() {
        Problems.expect(ask("admin", "unlucky", OFFER.replace("5", "0")), 400, "invalid-quantity");

        create("unlucky", OFFER);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\"\"", "two words", "\"open", "schlüssel", "a\"b" })
    void oneThatIsNoneIsRefused(String key) {
        Problems.expect(ask("admin", key, OFFER), 400, "invalid-idempotency-key");
    }

    @Test
    void oneThatIsTooLongIsRefused() {
        String longest = "k".repeat(255);

        create(longest, OFFER);
        Problems.expect(ask("admin", longest + "k", OFFER), 400, "invalid-idempotency-key");
    }

    private long create(String key, String offer) {
        return id(ask("admin", key, offer));
    }

    private static long id(WebTestClient.ResponseSpec answer) {
        JsonNode coupon = answer.expectStatus().isCreated().expectBody(JsonNode.class).returnResult().getResponseBody();
        return Objects.requireNonNull(coupon).get("id").longValue();
    }

    private WebTestClient.ResponseSpec ask(String user, String key, String offer) {
        return api.as(user, "coupon:admin")
            .post()
            .uri("/v1/coupons")
            .header(IdempotencyKeyHeader.NAME, key)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(offer)
            .exchange();
    }

}
