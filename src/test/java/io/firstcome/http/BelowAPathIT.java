package io.firstcome.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import io.firstcome.harness.Api;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.PlainClient;
import io.firstcome.harness.ServersTest;
import io.firstcome.harness.Token;

import static io.firstcome.harness.Api.users;
import static org.assertj.core.api.Assertions.assertThat;

/// The service elsewhere than at the top of its host: by a path of its own, or by what a
/// front says that is trusted.
@ServersTest
class BelowAPathIT {

    private static final String OFFER = """
            {"title": "Noon drop", "totalQuantity": 2000, "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2036-01-01T00:00:00+0900"}
            """;

    private final Neighbours neighbours;

    private final Api here;

    BelowAPathIT(Neighbours neighbours, Api here) {
        this.neighbours = neighbours;
        this.here = here;
    }

    @Test
    void everythingIsBelowTheBasePath() throws IOException, InterruptedException {
        try (var service = neighbours.startWith("--spring.webflux.base-path=/fc")) {
            var api = service.api();
            String coupon = location(create(api, "/fc"));
            assertThat(coupon).startsWith("/fc/v1/coupons/");
            assertThat(location(issue(api, coupon))).isEqualTo(coupon + "/issues/me");

            String lines = users("imported", 1500).stream()
                .map(user -> "{\"userId\": \"" + user + "\"}\n")
                .collect(Collectors.joining());
            HttpResponse<byte[]> imported = PlainClient.send(api, "POST", coupon + "/issues/import", lines,
                    "Content-Type", "application/x-ndjson", "Authorization", "Bearer " + admin());
            assertThat(new String(imported.body(), StandardCharsets.UTF_8).lines()).hasSize(1500);

            assertThat(location(get(api, "/fc/docs"))).isEqualTo("/fc/docs.html");
            assertThat(text(get(api, "/fc/"))).doesNotContain("=\"/");
            for (String asset : new String[] { "page.js", "chart.js", "docs.html", "webjars/uplot/dist/uPlot.esm.js",
                    "openapi" }) {
                assertThat(get(api, "/fc/" + asset).statusCode()).as(asset).isEqualTo(200);
            }
            assertThat(get(api, "/v1/coupons").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aFrontIsBelievedOnlyWhereTheSettingsSaySo() throws IOException, InterruptedException {
        assertThat(location(createBehindAFront(here))).startsWith("/v1/coupons/");
        try (var service = neighbours.startWith("--server.forward-headers-strategy=framework")) {
            assertThat(location(createBehindAFront(service.api()))).startsWith("/shop/v1/coupons/");
        }
    }

    private static HttpResponse<byte[]> create(Api api, String below) throws IOException, InterruptedException {
        return PlainClient.send(api, "POST", below + "/v1/coupons", OFFER, "Content-Type", "application/json",
                "Authorization", "Bearer " + admin());
    }

    private static HttpResponse<byte[]> createBehindAFront(Api api) throws IOException, InterruptedException {
        return PlainClient.send(api, "POST", "/v1/coupons", OFFER, "Content-Type", "application/json", "Authorization",
                "Bearer " + admin(), "X-Forwarded-Host", "shop.example", "X-Forwarded-Proto", "https",
                "X-Forwarded-Prefix", "/shop");
    }

    private static HttpResponse<byte[]> issue(Api api, String coupon) throws IOException, InterruptedException {
        return PlainClient.send(api, "POST", coupon + "/issues", "", "Authorization", "Bearer " + Token.of("alice"));
    }

    private static HttpResponse<byte[]> get(Api api, String path) throws IOException, InterruptedException {
        return PlainClient.send(api, "GET", path, "");
    }

    private static String location(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Location").orElseGet(() -> "none, but " + answer + text(answer));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String admin() {
        return Token.of("admin", "coupon:admin");
    }

}
