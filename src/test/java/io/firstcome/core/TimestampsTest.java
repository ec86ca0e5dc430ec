package io.firstcome.core;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(strings = { "2026-12-01T12:00:00Z", "2026-12-01T12:00:00.5Z", "2026-12-01T12:00:00.123456789Z",
            "2026-12-01T12:00:00.123450Z" })
    void aTimeIsWrittenWithSixDigitsWhateverItsZeros(String time) {
        assertThat(Timestamps.format(Instant.parse(time))).matches("2026-12-01T12:00:00\\.\\d{6}Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-12-01T12:00:00+09:00", "2026-12-01T12:00:00+0900", "2026-12-01T12:00:00+09",
            "2026-12-01T03:00:00Z", "2026-12-01t03:00z", "2026-12-01T03:00:00.000000Z" })
    void aTimeIsReadWithAnyOffset(String text) {
        assertThat(Timestamps.parse(text)).contains(Instant.parse("2026-12-01T03:00:00Z"));
    }

    @Test
    void aTimeWithoutAnOffsetIsNone() {
        assertThat(Timestamps.parse("2026-12-01T12:00:00")).isEmpty();
        assertThat(Timestamps.parse("noon")).isEmpty();
    }

}
