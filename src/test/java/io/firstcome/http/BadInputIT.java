package io.firstcome.http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

import io.firstcome.harness.Api;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServersTest;
import io.firstcome.harness.ServiceTest;
import io.firstcome.harness.Token;

import static io.firstcome.harness.Problems.expect;
import static org.assertj.core.api.Assertions.assertThat;

/// Bad input gets a clear problem and leaves no trace.
// Counts all rows there are.
@ServiceTest
@ResourceLock(ServersTest.SERVERS)
class BadInputIT {

    private static final String WINDOW = "\"opensAt\": \"2026-01-01T00:00:00Z\", \"closesAt\": \"2036-01-01T00:00:00Z\"";

    private static final String GOOD = "{\"title\": \"Noon drop\", \"totalQuantity\": 5, " + WINDOW + "}";

    private final Api api;

    private final Rows rows;

    private long before;

    BadInputIT(Api api, DatabaseClient database) {
        this.api = api;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void count() {
        before = trace();
    }

    @AfterEach
    void leavesNoTrace() {
        assertThat(trace()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "9223372036854775808", "18446744073709551617", "-1", "0", "1.0", " ", "٣" })
    void anIdThatIsNoneIsRefused(String id) {
        expect(api.anonymous().get().uri("/v1/coupons/" + id).exchange(), 400, "invalid-id");
        expect(api.as("alice").post().uri("/v1/coupons/" + id + "/issues").exchange(), 400, "invalid-id");
        expect(api.as("alice").get().uri("/v1/coupons/" + id + "/issues/me").exchange(), 400, "invalid-id");
        expect(api.admin().post().uri("/v1/coupons/" + id + "/pause").exchange(), 400, "invalid-id");
    }

    @Test
    void anAddressThatTheFirewallTurnsAwayIsAProblemToo() {
        expect(api.anonymous().get().uri("/v1/coupons/%20").exchange(), 400, "bad-request");
    }

    @Test
    void anUnknownCouponIs404() {
        String id = "9223372036854775807";
        expect(api.anonymous().get().uri("/v1/coupons/" + id).exchange(), 404, "coupon-not-found");
        expect(api.as("alice").post().uri("/v1/coupons/" + id + "/issues").exchange(), 404, "coupon-not-found");
        expect(api.admin().post().uri("/v1/coupons/" + id + "/close").exchange(), 404, "coupon-not-found");
        expect(patch(id, "{}"), 404, "coupon-not-found");
        expect(api.anonymous().get().uri("/v2").exchange(), 404, "not-found");
    }

    @Test
    void whoIsNobodyIs401() {
        expect(api.anonymous().post().uri("/v1/coupons/1/issues").exchange(), 401, "no-token");
        expect(api.anonymous().post().uri("/v1/coupons").exchange(), 401, "no-token");
    }

    @Test
    void everyAnswerSaysThatNothingIsToBeKeptGuessedOrFramed() {
        for (String path : new String[] { "/v1/coupons/9223372036854775807/issues", "/v1/coupons/x/issues",
                "/v1/coupons", "/v2" }) {
            api.as("alice")
                .post()
                .uri(path)
                .exchange()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY");
        }
    }

    @Test
    void thereIsNoLabInProduction() {
        expect(api.as("alice").post().uri("/lab/open-bare").exchange(), 404, "not-found");
        expect(api.admin().post().uri("/lab/naive/coupons").exchange(), 404, "not-found");
        expect(api.anonymous().post().uri("/lab/bare").exchange(), 404, "not-found");
    }

    @Test
    void whoMayNotIs403() {
        var answer = api.as("alice", "coupon:read")
            .post()
            .uri("/v1/coupons")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(GOOD)
            .exchange();
        expect(answer, 403, "insufficient-scope");
        expect(api.as("alice").post().uri("/v1/coupons/1/close").exchange(), 403, "insufficient-scope");
    }

    @Test
    void aBodyOverSixteenKilobytesIs413() {
        String large = title("x".repeat(17_000));
        expect(create(large), 413, "body-too-large");
        var unannounced = api.admin()
            .post()
            .uri("/v1/coupons")
            .contentType(MediaType.APPLICATION_JSON)
            .body(Flux.just(large.substring(0, 9_000), large.substring(9_000)), String.class)
            .exchange();
        // What is left of the body would be taken for the next request.
        expect(unannounced.expectHeader().valueEquals("Connection", "close"), 413, "body-too-large");
    }

    @Test
    void anotherContentTypeIs415() {
        var answer = api.admin()
            .post()
            .uri("/v1/coupons")
            .contentType(MediaType.APPLICATION_XML)
            .bodyValue("<coupon/>")
            .exchange();
        expect(answer, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({ "PUT, /v1/coupons, GET", "DELETE, /v1/coupons/1, GET", "DELETE, /v1/coupons/1/issues, POST",
            "PUT, /v1/coupons/1/issues/me, GET", "GET, /v1/coupons/1/pause, POST" })
    void anotherMethodIs405AndTheRightOneIsNamed(String method, String path, String allowed) {
        var answer = api.admin().method(HttpMethod.valueOf(method)).uri(path).exchange();
        answer.expectHeader().value("Allow", names -> assertThat(names).contains(allowed));
        expect(answer, 405, "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource({ "limit=0, invalid-limit", "limit=101, invalid-limit", "limit=x, invalid-limit", "after=x, invalid-id",
            "state=HAPPY, invalid-state", "order=best, invalid-order" })
    void aPageThatCannotBeIsRefused(String query, String code) {
        expect(api.anonymous().get().uri("/v1/coupons?" + query).exchange(), 400, code);
    }

    @Test
    void aLocalTokenIsNotMadeForWhoCannotBeAUser() {
        expect(api.anonymous().post().uri("/local/token?sub=two words").exchange(), 400, "invalid-subject");
        expect(api.anonymous().post().uri("/local/token").exchange(), 400, "bad-request");
    }

    private static String title(String value) {
        return GOOD.replace("Noon drop", value);
    }

    private WebTestClient.ResponseSpec create(String body) {
        return api.admin().post().uri("/v1/coupons").contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }

    private WebTestClient.ResponseSpec patch(String id, String body) {
        return api.admin()
            .patch()
            .uri("/v1/coupons/" + id)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body)
            .exchange();
    }

    private long trace() {
        return rows.number("SELECT (SELECT COUNT(*) FROM coupons) + (SELECT COUNT(*) FROM coupon_issues)");
    }

}
