package io.firstcome.stores;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/// What stands in a column of a row. Times are in UTC. What is not declared nullable is
/// never null in MySQL either.
public final class Column {

    private Column() {
    }

    public static long number(Readable row, String name) {
        return Objects.requireNonNull(row.get(name, Long.class), name);
    }

    public static String text(Readable row, String name) {
        return Objects.requireNonNull(row.get(name, String.class), name);
    }

    public static Instant time(Readable row, String name) {
        return Objects.requireNonNull(findTime(row, name), name);
    }

    /// Null where the column is.
    public static @Nullable Instant findTime(Readable row, String name) {
        @Nullable LocalDateTime time = row.get(name, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /// What a time is bound as.
    public static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

}
