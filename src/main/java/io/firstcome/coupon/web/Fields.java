package io.firstcome.coupon.web;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

import io.firstcome.core.Timestamps;
import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;

/// The fields of a JSON object, read strictly: what is not known, not of its type or out
/// of its bounds is reported at once, each with a `code` of its own.
final class Fields {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    static final long AMOUNT_MAX = 1_000_000_000_000L;

    private final JsonNode body;

    Fields(JsonNode body, Set<String> known) {
        if (!body.isObject()) {
            throw refuse("malformed-json", "The body must be one JSON object.");
        }
        body.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw refuse("unknown-field", "There is no field of that name here; there are: "
                    + String.join(", ", known.stream().sorted().toList()) + ".");
        });
        this.body = body;
    }

    boolean isNull(String name) {
        return body.path(name).isNull();
    }

    /// Empty when the field is not there.
    Optional<String> text(String name, int lengthMax) {
        return find(name).map(value -> {
            if (!value.isString()) {
                throw wrongType(name, "a text");
            }
            String text = value.stringValue().strip();
            if (text.isEmpty() || text.codePointCount(0, text.length()) > lengthMax || !isWritable(text)) {
                throw refuse("invalid-" + name, name + " must be 1 to " + lengthMax
                        + " characters, not only spaces, without control characters.");
            }
            return text;
        });
    }

    /// Empty when the field is not there.
    Optional<Long> wholeNumber(String name, long min, long max, String code) {
        return find(name).map(value -> {
            if (!value.isNumber()) {
                throw wrongType(name, "a number");
            }
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min
                    || value.longValue() > max) {
                throw refuse(code, name + " must be a whole number from " + min + " to " + max + ".");
            }
            return value.longValue();
        });
    }

    Optional<Long> amount(String name) {
        return wholeNumber(name, 0, AMOUNT_MAX, "invalid-amount");
    }

    /// Empty when the field is not there.
    Optional<Instant> instant(String name) {
        return find(name).map(value -> {
            if (!value.isString()) {
                throw wrongType(name, "a text");
            }
            return parseInstant(name, value.stringValue());
        });
    }

    static Supplier<ProblemException> missing(String name) {
        return () -> refuse("missing-field", "The field " + name + " is missing.");
    }

    static ProblemException refuse(String code, String detail) {
        return new ProblemException(Problem.of(400, code, detail));
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(body.get(name));
    }

    private static ProblemException wrongType(String name, String type) {
        return refuse("invalid-type", name + " must be " + type + ".");
    }

    private static Instant parseInstant(String name, String text) {
        Instant instant = Timestamps.parse(text)
            .orElseThrow(() -> refuse("invalid-time",
                    name + " must be a time in ISO 8601 with its offset, like 2030-01-31T12:00:00Z or …+09:00."));
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw refuse("invalid-time", name + " must lie in the years 2000 to 9999.");
        }
        return instant;
    }

    // A lone surrogate has no UTF-8 form: MySQL would keep another title than the one
    // that was sent.
    private static boolean isWritable(String text) {
        return text.codePoints()
            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

}
