package io.firstcome.coupon.web;

import java.util.stream.Stream;

import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Problems;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServersTest;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// A coupon that cannot be is refused, each with a code of its own, and leaves no trace.
// Counts all rows there are.
@ServiceTest
@ResourceLock(ServersTest.SERVERS)
class BadCouponIT {

    private static final String WINDOW = "\"opensAt\": \"2026-01-01T00:00:00Z\", \"closesAt\": \"2036-01-01T00:00:00Z\"";

    private static final String GOOD = "{\"title\": \"Noon drop\", \"totalQuantity\": 5, " + WINDOW + "}";

    private final Api api;

    private final Rows rows;

    BadCouponIT(Api api, DatabaseClient database) {
        this.api = api;
        this.rows = new Rows(database);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badCoupons")
    void aCouponThatCannotBeIsRefused(String code, String body) {
        long before = rows.number("SELECT COUNT(*) FROM coupons");
        var answer = api.admin()
            .post()
            .uri("/v1/coupons")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body)
            .exchange();
        Problems.expect(answer, 400, code);
        assertThat(rows.number("SELECT COUNT(*) FROM coupons")).isEqualTo(before);
    }

    static Stream<Arguments> badCoupons() {
        return Stream.of(arguments("malformed-json", "{\"title\": "), arguments("malformed-json", "[]"),
                arguments("malformed-json", "\"coupon\""), arguments("malformed-json", GOOD + " x"),
                arguments("malformed-json", GOOD.replace("{", "{\"title\": \"twice\", ")),
                arguments("unknown-field", GOOD.replace("}", ", \"colour\": 1}")),
                arguments("missing-field", GOOD.replace("\"totalQuantity\": 5, ", "")),
                arguments("missing-field", GOOD.replace("\"title\": \"Noon drop\", ", "")),
                arguments("missing-field", "{\"title\": \"x\", \"totalQuantity\": 5}"),
                arguments("missing-field", "{}"), arguments("invalid-quantity", total("0")),
                arguments("invalid-quantity", total("-1")), arguments("invalid-quantity", total("1000000001")),
                arguments("invalid-quantity", total("1.5")),
                arguments("invalid-quantity", total("99999999999999999999")), arguments("invalid-type", total("\"5\"")),
                arguments("invalid-type", total("true")), arguments("invalid-title", title("")),
                arguments("invalid-title", title("   ")), arguments("invalid-title", title("x".repeat(201))),
                arguments("invalid-title", title("a\\u0000b")), arguments("invalid-title", title("\\ud800")),
                arguments("invalid-type", GOOD.replace("\"Noon drop\"", "null")),
                arguments("invalid-window", GOOD.replace("2036", "2025")),
                arguments("invalid-window", GOOD.replace("2036", "2026")),
                arguments("invalid-usable-until", GOOD.replace("}", ", \"usableUntil\": \"2035-12-31T00:00:00Z\"}")),
                arguments("invalid-type", GOOD.replace("}", ", \"usableUntil\": 5}")),
                arguments("invalid-time", GOOD.replace("2036-01-01T00:00:00Z", "tomorrow")),
                arguments("invalid-time", GOOD.replace("2036-01-01T00:00:00Z", "2036-01-01T00:00:00")),
                arguments("invalid-time", GOOD.replace("2036-01-01T00:00:00Z", "+10000-01-01T00:00:00Z")),
                arguments("invalid-amount", GOOD.replace("}", ", \"discountAmount\": -1}")),
                arguments("invalid-amount", GOOD.replace("}", ", \"minOrderAmount\": 0.5}")));
    }

    private static String total(String value) {
        return GOOD.replace("5,", value + ",");
    }

    private static String title(String value) {
        return GOOD.replace("Noon drop", value);
    }

}
