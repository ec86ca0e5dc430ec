package io.firstcome.simulation.mysql.storage;

import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.statements.Logic;

/// What a column holds. A value that MySQL would bend to fit is refused.
public enum ColumnType {

    BIGINT {
        @Override
        Object hold(Object value) {
            return Logic.number(value);
        }
    },
    TEXT {
        @Override
        Object hold(Object value) {
            if (value instanceof String text) {
                return text;
            }
            throw new UnsupportedOperationException("not simulated as a text: " + value);
        }
    },
    DATETIME {
        @Override
        Object hold(Object value) {
            return Logic.datetime(value).truncatedTo(ChronoUnit.MICROS);
        }
    };

    abstract Object hold(Object value);

    public static ColumnType named(String name) {
        return switch (name.replaceAll("[ (].*", "")) {
            case "BIGINT" -> BIGINT;
            case "VARCHAR", "CHAR" -> TEXT;
            case "DATETIME" -> DATETIME;
            default -> throw new UnsupportedOperationException("not simulated: type " + name);
        };
    }

    public final @Nullable Object holdNullable(@Nullable Object value) {
        return value == null ? null : hold(value);
    }

}
