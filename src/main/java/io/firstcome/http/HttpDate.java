package io.firstcome.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.stereotype.Component;

/// The value of the header `Date` (RFC 9110, section 5.6.7), written once a second.
@Component
public class HttpDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter
        .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
        .withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    private volatile Written last = new Written(Long.MIN_VALUE, "");

    public HttpDate(InstantSource clock) {
        this.clock = clock;
    }

    public String now() {
        long second = Math.floorDiv(clock.millis(), 1000);
        Written known = last;
        if (known.second() != second) {
            known = new Written(second, FORMAT.format(Instant.ofEpochSecond(second)));
            last = known;
        }
        return known.text();
    }

    private record Written(long second, String text) {
    }

}
