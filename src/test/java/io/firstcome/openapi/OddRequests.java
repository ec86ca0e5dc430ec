package io.firstcome.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Token;

/// Makes requests of which each part may be as described, or anything else. The same seed
/// makes the same ones.
final class OddRequests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            "TRACE", "BREW", "get");

    private static final List<String> ODD_IDS = List.of("0", "-1", "9223372036854775807", "9223372036854775808",
            "999999999999999999999999", "x", "1e3", "0x10", "%00", "%F0%9F%8E%81", "..", "%2e%2e", "1%2F2", "+7",
            "%201", "null", "1;2", "'%20OR%201=1", "%ED%A0%80");

    private static final List<String> ODD_VALUES = List.of("", "0", "-1", "99999999999999999999", "NaN", "null", "true",
            "%00", "%F0%9F%8E%81", "a".repeat(300), "1,2", "%5B%5D", "OPEN", "open", "%E2%80%AE", "1%0D%0AX:y");

    private static final List<String> ODD_TYPES = List.of("", "application/json", "application/json;charset=utf-16",
            "application/json; charset=nonsense", "text/plain", "application/xml", "garbage", "*/*", "/",
            "application/", "application/x-ndjson", "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded", "text/csv", "application/problem+json", "text/event-stream",
            "application/json;q=0", "application/json, text/html;q=2", "application/x-ndjson;charset=\"");

    private final Random random;

    private final Choice choice;

    private final OddBodies bodies;

    private final JsonNode document;

    private final List<Long> coupons;

    /// @param coupons those that may be touched
    OddRequests(Random random, JsonNode document, List<Long> coupons) {
        this.random = random;
        this.choice = new Choice(random);
        this.bodies = new OddBodies(random, choice);
        this.document = document;
        this.coupons = coupons;
    }

    Request next() {
        List<String> paths = List.copyOf(document.get("paths").propertyNames());
        String path = choice.oneOf(paths);
        JsonNode operations = document.get("paths").get(path);
        List<String> described = List.copyOf(operations.propertyNames());
        String method = choice.once(5) ? choice.oneOf(METHODS) : choice.oneOf(described).toUpperCase(Locale.ROOT);
        JsonNode operation = operations.path(method.toLowerCase(Locale.ROOT));
        var headers = new ArrayList<String>();
        token().ifPresent(token -> add(headers, "Authorization", token));
        if (choice.once(4)) {
            add(headers, "Accept", choice.oneOf(ODD_TYPES));
        }
        if (choice.once(6)) {
            add(headers, "Prefer",
                    choice.oneOf(List.of("wait=0", "wait=-1", "wait=x", "respond-async", "wait", "=", "wait=1e9")));
        }
        if (choice.once(6)) {
            add(headers, "Idempotency-Key",
                    choice.oneOf(List.of("k" + random.nextInt(20), "\"q\"", "", "a b", "\"", "é")));
        }
        String body = body(operation, headers);
        return new Request(method, address(path) + query(operation), List.copyOf(headers), body);
    }

    private Optional<String> token() {
        return Optional.ofNullable(switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> choice.oneOf(List.of("Bearer", "Bearer ", "Bearer x.y.z", "Basic YTpi",
                    "Bearer " + Token.expired("late"), "🎉", "Bearer " + Token.signedBySomebodyElse("foreign")));
            case 2, 3, 4 -> "Bearer " + Token.of("fuzz-" + random.nextInt(50));
            default -> "Bearer " + Token.of("fuzz-admin", "coupon:admin");
        });
    }

    private String address(String path) {
        String at = path;
        while (at.contains("{")) {
            String name = at.substring(at.indexOf('{'), at.indexOf('}') + 1);
            at = at.replace(name, switch (name) {
                case "{issueId}" -> choice.once(4) ? choice.oneOf(ODD_IDS)
                        : coupon() + "-" + (choice.once(6) ? choice.oneOf(ODD_IDS) : position());
                case "{position}" -> choice.once(4) ? choice.oneOf(ODD_IDS) : position();
                default -> choice.once(5) ? choice.oneOf(ODD_IDS) : coupon();
            });
        }
        return choice.once(30) ? at + "/" : at;
    }

    private String query(JsonNode operation) {
        var parts = new ArrayList<String>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("query") && random.nextBoolean()) {
                String name = parameter.get("name").stringValue();
                parts.add(name + "="
                        + (choice.once(2) ? choice.oneOf(ODD_VALUES) : parameter.path("example").asString("1")));
                if (choice.once(8)) {
                    parts.add(name + "=" + choice.oneOf(ODD_VALUES));
                }
            }
        }
        if (choice.once(10)) {
            parts.add(choice.oneOf(ODD_VALUES) + "=" + choice.oneOf(ODD_VALUES));
        }
        return parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining("&", "?", ""));
    }

    private String body(JsonNode operation, List<String> headers) {
        JsonNode contents = operation.path("requestBody").path("content");
        if (contents.isMissingNode() && !choice.once(10)) {
            return "";
        }
        List<String> types = contents.isMissingNode() ? List.of("application/json")
                : List.copyOf(contents.propertyNames());
        String type = choice.oneOf(types);
        add(headers, "Content-Type", choice.once(6) ? choice.oneOf(ODD_TYPES) : type);
        return bodies.next(contents.path(type).path("example"), type);
    }

    private String coupon() {
        return choice.oneOf(coupons).toString();
    }

    private String position() {
        return Integer.toString(1 + random.nextInt(30));
    }

    private static void add(List<String> headers, String name, String value) {
        headers.add(name);
        headers.add(value);
    }

    /// @param headers a name, its value, the next name
    /// @param body a character per byte
    record Request(String method, String address, List<String> headers, String body) {

        String path() {
            return address.replaceAll("\\?.*", "");
        }

        @Override
        public String toString() {
            return method + " " + address + " " + headers + " "
                    + (body.length() > 300 ? body.substring(0, 300) + "…" : body);
        }

    }

}
