package io.firstcome.openapi;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.harness.Api;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// What may be left out of a body, and what may be null, is described as it is taken.
@ServiceTest
class RequestsIT {

    private static final String WHOLE = """
            {"title": "x", "totalQuantity": 5, "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2036-01-01T00:00:00Z",
             "usableUntil": "2037-01-01T00:00:00Z", "discountAmount": 1, "minOrderAmount": 2}""";

    private final Api api;

    private final JsonMapper json;

    RequestsIT(Api api, JsonMapper json) {
        this.api = api;
        this.json = json;
    }

    @ParameterizedTest
    @CsvSource({ "title, false, false", "totalQuantity, false, true", "opensAt, false, false", "closesAt, false, false",
            "usableUntil, true, true", "discountAmount, true, false", "minOrderAmount, true, false" })
    void aNewCouponIsTakenAsDescribed(String field, boolean mayBeLeftOut, boolean mayBeNull) {
        assertThat(isTaken("POST", "/v1/coupons", without(field))).isEqualTo(mayBeLeftOut);
        assertThat(isTaken("POST", "/v1/coupons", withNull(field))).isEqualTo(mayBeNull);
    }

    @ParameterizedTest
    @CsvSource({ "title, false", "totalQuantity, true", "opensAt, false", "closesAt, false", "usableUntil, true",
            "discountAmount, false", "minOrderAmount, false" })
    void aChangeIsTakenAsDescribed(String field, boolean mayBeNull) {
        String path = "/v1/coupons/" + api.openCoupon(5);
        assertThat(isTaken("PATCH", path, without(field))).isTrue();
        assertThat(isTaken("PATCH", path, withNull(field))).isEqualTo(mayBeNull);
    }

    // By the service and by its description alike.
    private boolean isTaken(String method, String path, String body) {
        var answer = api.admin()
            .method(HttpMethod.valueOf(method))
            .uri(path)
            .header("Content-Type", "application/json")
            .bodyValue(body)
            .exchange()
            .returnResult(String.class);
        boolean taken = answer.getStatus().is2xxSuccessful();
        var faults = conformity().faultsOfRequest(method, path, body);
        assertThat(faults.isEmpty()).as("%s is answered %s, and described: %s", body, answer.getStatus(), faults)
            .isEqualTo(taken);
        return taken;
    }

    private Conformity conformity() {
        return new Conformity(api.text("/openapi"), json);
    }

    private String without(String field) {
        var body = json.readTree(WHOLE).asObject();
        body.remove(field);
        return body.toString();
    }

    private String withNull(String field) {
        var body = json.readTree(WHOLE).asObject();
        body.putNull(field);
        return body.toString();
    }

}
