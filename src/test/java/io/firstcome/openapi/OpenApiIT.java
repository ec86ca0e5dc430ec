package io.firstcome.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.harness.Api;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The description and the real answers say the same.
@ServiceTest
class OpenApiIT {

    private static final String NDJSON = "application/x-ndjson";

    private static final String MISSING = "9223372036854775807";

    private final Api api;

    private final JsonMapper json;

    private final List<String> faults = new ArrayList<>();

    private final Set<String> tried = new TreeSet<>();

    private Conformity conformity;

    OpenApiIT(Api api, JsonMapper json) {
        this.api = api;
        this.json = json;
    }

    @BeforeEach
    void read() {
        conformity = new Conformity(api.text("/openapi"), json);
    }

    @Test
    void whatIsAnsweredIsAsDescribed() {
        long coupon = api.openCoupon(2);
        long scheduled = api.coupon("1", Instant.now().plusSeconds(1000), Instant.now().plusSeconds(2000));
        api.crowd(coupon, List.of("alice"));
        String issues = "/v1/coupons/" + coupon + "/issues";
        String use = "/v1/me/coupons/" + coupon + "-1/use";

        ask("GET", "/v1/coupons", "", "");
        ask("GET", "/v1/coupons?limit=0", "", "");
        ask("GET", "/v1/coupons/" + coupon, "", "");
        ask("GET", "/v1/coupons/" + MISSING, "", "");
        ask("GET", "/v1/coupons/x", "", "");
        ask("POST", "/v1/coupons", "admin", "{\"title\": \"x\", \"totalQuantity\": null, \"opensAt\": "
                + "\"2026-01-01T00:00:00Z\", \"closesAt\": \"2036-01-01T00:00:00Z\"}");
        ask("POST", "/v1/coupons", "admin", "{}");
        ask("POST", "/v1/coupons", "alice", "{}");
        ask("POST", "/v1/coupons", "", "{}");
        ask("PATCH", "/v1/coupons/" + coupon, "admin", "{\"title\": \"New\"}");
        ask("PATCH", "/v1/coupons/" + coupon, "admin", "{\"totalQuantity\": -1}");
        ask("POST", issues, "bob", "");
        ask("POST", issues, "bob", "");
        ask("POST", issues, "carol", "");
        ask("POST", "/v1/coupons/" + scheduled + "/issues", "carol", "");
        ask("POST", issues, "", "");
        ask("PATCH", "/v1/coupons/" + coupon, "admin", "{\"totalQuantity\": 1}");
        ask("GET", issues + "/me", "alice", "");
        ask("GET", issues + "/me", "carol", "");
        ask("GET", issues, "admin", "");
        ask("GET", issues + "?after=x", "admin", "");
        ask("POST", issues + "/import", "admin", "{\"userId\": \"dora\"}\n{\"userId\": \"alice\"}\n{}\n");
        ask("GET", "/v1/me/coupons", "alice", "");
        ask("GET", "/v1/me/coupons?state=x", "alice", "");
        ask("POST", use, "alice", "");
        ask("POST", use, "alice", "");
        ask("POST", use, "bob", "");
        ask("DELETE", issues + "/1", "admin", "");
        ask("DELETE", use, "alice", "");
        ask("DELETE", "/v1/me/coupons/x/use", "alice", "");
        ask("DELETE", issues + "/1", "admin", "");
        ask("DELETE", issues + "/9", "admin", "");
        ask("GET", "/v1/coupons/" + coupon + "/audit", "admin", "");
        ask("GET", "/v1/coupons/" + coupon + "/stats", "", "");
        ask("GET", "/v1/coupons/" + MISSING + "/stats", "", "");
        ask("GET", "/v1/coupons/" + MISSING + "/events", "", "");
        for (String verb : List.of("pause", "resume", "close", "resume")) {
            ask("POST", "/v1/coupons/" + coupon + "/" + verb, "admin", "");
        }

        assertThat(faults).isEmpty();
        assertThat(tried).containsAll(conformity.operations().toList());
    }

    @Test
    void theExamplesAreAsTheySayThemselves() throws IOException {
        String text = api.text("/openapi");
        // For the linters that come after the tests.
        Files.writeString(Path.of("target", "openapi.json"), text);
        JsonNode document = json.readTree(text);
        assertThat(document.get("openapi").stringValue()).startsWith("3.1");
        assertThat(document.at("/components/schemas/Coupon/properties/totalQuantity/type").toString()).contains("null");
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            assertThat(operation.getValue().get("summary").stringValue()).isNotEmpty();
            operation.getValue()
                .get("responses")
                .properties()
                .forEach(response -> response.getValue()
                    .at("/content/application~1json/example")
                    .asOptional()
                    .ifPresent(example -> faults.addAll(conformity.faults(operation.getKey(),
                            path.getKey().replaceAll("\\{\\w+}", "1"), Integer.parseInt(response.getKey()),
                            everyHeader(response.getValue().path("headers").propertyNames()), example.toString()))));
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void thePageToTryThemIsThere() {
        api.anonymous().get().uri("/docs").exchange().expectStatus().is3xxRedirection();
        assertThat(api.text("/docs.html")).contains("\"webjars/swagger-ui/swagger-ui-bundle.js");
        assertThat(api.text("/docs.js")).contains("'openapi'");
        api.anonymous().get().uri("/webjars/swagger-ui/swagger-ui.css").exchange().expectStatus().isOk();
    }

    private void ask(String method, String path, String user, String body) {
        var request = (user.isEmpty() ? api.anonymous() : user.equals("admin") ? api.admin() : api.as(user))
            .method(HttpMethod.valueOf(method))
            .uri(path);
        var sent = body.isEmpty() ? request
                : request.header("Content-Type", path.endsWith("/import") ? NDJSON : "application/json")
                    .bodyValue(body);
        var answer = sent.exchange().expectBody(byte[].class).returnResult();
        String plain = path.replaceAll("\\?.*", "");
        byte[] told = answer.getResponseBody();
        conformity
            .faults(method, plain, answer.getStatus().value(), answer.getResponseHeaders(),
                    told == null ? "" : new String(told, StandardCharsets.UTF_8))
            .forEach(fault -> faults.add(method + " " + path + ": " + fault));
        conformity.operationOf(method, plain).ifPresent(tried::add);
    }

    private static HttpHeaders everyHeader(Collection<String> names) {
        var headers = new HttpHeaders();
        names.forEach(name -> headers.set(name, "x"));
        headers.set("Content-Type", "application/json");
        return headers;
    }

}
