package io.firstcome.core;

/// Names the one state of Redis that may admit to a coupon. A row's epoch only grows; see
/// the fence in `admission`.
public record Epoch(long value) implements Comparable<Epoch> {

    public Epoch next() {
        return new Epoch(value + 1);
    }

    public boolean isBefore(Epoch other) {
        return value < other.value;
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

}
