package io.firstcome.gatling;

import java.util.stream.IntStream;

/** By the nearest rank; 0 where there was nothing. */
record Percentiles(int p50, int p99) {

    static Percentiles of(IntStream values) {
        int[] sorted = values.sorted().toArray();
        return new Percentiles(rank(sorted, 50), rank(sorted, 99));
    }

    private static int rank(int[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(sorted.length * percent + 99) / 100 - 1];
    }

    @Override
    public String toString() {
        return p50 + p99 == 0 ? "–" : p50 + " / " + p99;
    }

}
