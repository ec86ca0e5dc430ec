package io.firstcome.core;

import java.util.Optional;

/// The order of admission to one coupon: 1, 2, 3 and so on.
public record Position(long value) implements Comparable<Position> {

    public Position {
        if (value < 1) {
            throw new IllegalArgumentException("positions start at 1: " + value);
        }
    }

    /// Empty when the text is not a positive decimal number of at most 63 bits.
    public static Optional<Position> parse(String text) {
        return PositiveNumber.parse(text).map(Position::new);
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

}
