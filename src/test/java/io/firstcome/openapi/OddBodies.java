package io.firstcome.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/// Makes bodies that are as described, nearly so, or not at all.
final class OddBodies {

    private static final List<String> ODD_JSON = List.of("null", "true", "-1", "0", "1e400", "-9223372036854775809",
            "9223372036854775808", "0.5", "1000000001", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"🎉\"", "[]",
            "{}", "[[]]", "\"" + "a".repeat(201) + "\"", "\"2026-01-01T00:00:00\"", "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"", "\"2026-02-30T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"\u202e\"");

    private final Random random;

    private final Choice choice;

    OddBodies(Random random, Choice choice) {
        this.random = random;
        this.choice = choice;
    }

    /// A character per byte.
    String next(JsonNode example, String type) {
        byte[] body = text(example, type).getBytes(StandardCharsets.UTF_8);
        if (choice.once(12) && body.length > 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private String text(JsonNode example, String type) {
        if (type.endsWith("ndjson")) {
            return random.ints(random.nextInt(4), 0, 60)
                .mapToObj(user -> choice.once(4) ? choice.oneOf(ODD_JSON)
                        : "{\"userId\": " + (choice.once(4) ? choice.oneOf(ODD_JSON) : "\"fuzz-" + user + "\"") + "}")
                .collect(Collectors.joining("\n"));
        }
        return switch (random.nextInt(14)) {
            case 0 -> "";
            case 1 -> choice.oneOf(ODD_JSON);
            case 2 -> "[".repeat(2000);
            case 3 -> "{\"a\":".repeat(1500) + "1" + "}".repeat(1500);
            case 4 -> " ".repeat(20_000);
            default -> fields(example);
        };
    }

    private String fields(JsonNode example) {
        var fields = new ArrayList<String>();
        example.propertyNames().forEach(name -> {
            if (!choice.once(8)) {
                fields.add("\"" + name + "\": "
                        + (choice.once(5) ? choice.oneOf(ODD_JSON) : example.get(name).toString()));
            }
            if (choice.once(25)) {
                fields.add("\"" + name + "\": " + choice.oneOf(ODD_JSON));
            }
        });
        if (choice.once(12)) {
            fields.add("\"" + choice.oneOf(List.of("id", "admissionEpoch", "__proto__", "", "🎉", "title ")) + "\": "
                    + choice.oneOf(ODD_JSON));
        }
        String text = fields.stream().collect(Collectors.joining(", ", "{", "}"));
        return choice.once(20) ? text.substring(0, random.nextInt(text.length())) : text;
    }

}
