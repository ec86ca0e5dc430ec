package io.firstcome.simulation.mysql.statements;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Truth in three values, as SQL has it: 1, 0, and NULL for unknown.
public final class Logic {

    static final Long TRUE = 1L;

    static final Long FALSE = 0L;

    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
        .appendPattern("uuuu-MM-dd HH:mm:ss")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
        .toFormatter();

    private Logic() {
    }

    public static Long truth(boolean value) {
        return value ? TRUE : FALSE;
    }

    static boolean isTrue(@Nullable Object value) {
        return value != null && number(value) != 0;
    }

    static boolean isFalse(@Nullable Object value) {
        return value != null && number(value) == 0;
    }

    public static long number(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw new UnsupportedOperationException("not simulated as a number: " + value);
    }

    public static LocalDateTime datetime(Object value) {
        return switch (value) {
            case LocalDateTime time -> time;
            case String text -> LocalDateTime.parse(text, DATETIME);
            default -> throw new UnsupportedOperationException("not simulated as a time: " + value);
        };
    }

    /// Compares what MySQL compares without bending a number into a text.
    static int compare(Object left, Object right) {
        return switch (left) {
            case Long number when right instanceof Long other -> number.compareTo(other);
            case String text when right instanceof String other -> text.compareTo(other);
            case LocalDateTime time -> time.compareTo(datetime(right));
            case String text when right instanceof LocalDateTime time -> datetime(text).compareTo(time);
            default -> throw new UnsupportedOperationException(
                    "not simulated: " + left + " compared with " + right + " of another type");
        };
    }

    /// The same for sorting, where NULL comes first.
    public static int order(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return compare(left, right);
    }

    static ValueExpression and(ValueExpression left, ValueExpression right) {
        return scope -> {
            Object first = left.in(scope);
            if (isFalse(first)) {
                return FALSE;
            }
            Object second = right.in(scope);
            return isFalse(second) ? FALSE : first == null || second == null ? null : TRUE;
        };
    }

    static ValueExpression or(ValueExpression left, ValueExpression right) {
        return scope -> {
            Object first = left.in(scope);
            if (isTrue(first)) {
                return TRUE;
            }
            Object second = right.in(scope);
            return isTrue(second) ? TRUE : first == null || second == null ? null : FALSE;
        };
    }

    static ValueExpression not(ValueExpression value) {
        return scope -> {
            Object known = value.in(scope);
            return known == null ? null : truth(!isTrue(known));
        };
    }

    static ValueExpression isNull(ValueExpression value, boolean not) {
        return scope -> truth((value.in(scope) == null) != not);
    }

    static ValueExpression in(ValueExpression value, List<ValueExpression> list, boolean not) {
        return scope -> {
            Object wanted = value.in(scope);
            boolean unknown = wanted == null;
            for (ValueExpression one : list) {
                Object found = one.in(scope);
                if (wanted != null && found != null && compare(wanted, found) == 0) {
                    return truth(!not);
                }
                unknown |= found == null;
            }
            return unknown ? null : truth(not);
        };
    }

}
