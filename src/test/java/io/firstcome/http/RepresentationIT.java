package io.firstcome.http;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import io.firstcome.harness.Api;
import io.firstcome.harness.PlainClient;
import io.firstcome.harness.Scrape;
import io.firstcome.harness.ServiceTest;
import io.firstcome.harness.Token;

import static io.firstcome.harness.Problems.expect;
import static org.assertj.core.api.Assertions.assertThat;

/// In which form an answer comes, and under which name it is counted.
@ServiceTest
class RepresentationIT {

    private final Api api;

    RepresentationIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/problem+json", "application/x-ndjson", "text/event-stream", "text/html",
            "garbage" })
    void aCallThatAnswersJsonAnswersNothingElse(String accepted) {
        long coupon = api.openCoupon(1);
        for (String path : List.of("/v1/coupons", "/v1/coupons/" + coupon, "/v1/coupons/" + coupon + "/stats",
                "/v1/coupons/" + coupon + "/audit", "/v1/coupons/" + coupon + "/issues/me", "/v1/me/coupons")) {
            expect(api.admin().get().uri(path).header(HttpHeaders.ACCEPT, accepted).exchange(), 406, "not-acceptable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "application/json;charset=utf-16", "application/json; charset=latin1", "*/*;charset=utf-16" })
    void aCharsetThatIsAskedForChangesNothing(String accepted) {
        api.anonymous()
            .get()
            .uri("/v1/coupons/{id}", api.openCoupon(1))
            .header(HttpHeaders.ACCEPT, accepted)
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType("application/json");
    }

    @Test
    void aLongListIsCompressedForWhoWantsThat() throws IOException, InterruptedException {
        IntStream.range(0, 20).forEach(index -> api.openCoupon(1));
        var answer = PlainClient.send(api, "GET", "/v1/coupons?limit=20", "", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.body()).hasSizeLessThan(3_000);
    }

    @Test
    void theCrowdsAnswersAreNotCompressed() throws IOException, InterruptedException {
        String path = "/v1/coupons/" + api.openCoupon(1) + "/issues";
        for (String user : List.of("alice", "alice", "bob")) {
            var answer = PlainClient.send(api, "POST", path, "", "Accept-Encoding", "gzip", "Authorization",
                    "Bearer " + Token.of(user));
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void everyAnswerHasADate() {
        api.anonymous().get().uri("/v1/coupons").exchange().expectHeader().exists(HttpHeaders.DATE);
        api.anonymous().post().uri("/v1/coupons/1/issues").exchange().expectHeader().exists(HttpHeaders.DATE);
        api.issue(api.openCoupon(1), "alice")
            .expectHeader()
            .valueMatches(HttpHeaders.DATE, "\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/coupons/", "/v1/coupons/1/", "/v1/coupons/1/issues/", "/v1/coupons/1/issues/me/" })
    void anAddressWithASlashTooManyIsNone(String path) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
            expect(api.admin().method(method).uri(path).exchange(), 404, "not-found");
        }
    }

    @Test
    void aRefusalBeforeAnyHandlerIsCountedUnderItsAddress() {
        api.anonymous().post().uri("/v1/coupons/1/issues").exchange().expectStatus().isUnauthorized();
        api.anonymous().post().uri("/v1/coupons").exchange().expectStatus().isUnauthorized();

        assertThat(new Scrape(api).text()).contains("status=\"401\",uri=\"/v1/coupons/{id}/issues\"",
                "status=\"401\",uri=\"/v1/coupons\"");
    }

}
