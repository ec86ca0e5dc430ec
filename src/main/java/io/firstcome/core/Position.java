package io.firstcome.core;

/// The order of admission to one coupon: 1, 2, 3 and so on.
public record Position(long value) implements Comparable<Position> {

    public Position {
        if (value < 1) {
            throw new IllegalArgumentException("positions start at 1: " + value);
        }
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
