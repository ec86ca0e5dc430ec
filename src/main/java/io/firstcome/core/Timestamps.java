package io.firstcome.core;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Times as text: written in UTC with microseconds, always six digits of them, so that
/// they all have one length and sort as text; read with any offset (ISO 8601).
public final class Timestamps {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
        .withZone(ZoneOffset.UTC);

    // Z, +09:00, +0900 (which `date +%FT%T%z` writes) and +09.
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder().parseCaseInsensitive()
        .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
        .optionalStart()
        .appendOffset("+HH:MM", "Z")
        .optionalEnd()
        .optionalStart()
        .appendOffset("+HHmm", "Z")
        .optionalEnd()
        .toFormatter();

    private Timestamps() {
    }

    public static String format(Instant instant) {
        return WRITTEN.format(instant);
    }

    /// Empty when it is no time, or has no offset.
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, READ).toInstant());
        }
        catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

}
