package io.firstcome.simulation.mysql.storage;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.statements.Logic;

/// The values of a row, or of some of its columns. Never changed.
public final class Cells implements Comparable<Cells> {

    private final @Nullable Object[] values;

    private Cells(@Nullable Object[] values) {
        this.values = values;
    }

    public static Cells of(@Nullable Object... values) {
        return new Cells(values.clone());
    }

    public static Cells of(List<? extends @Nullable Object> values) {
        return new Cells(values.toArray());
    }

    int size() {
        return values.length;
    }

    public @Nullable Object get(int index) {
        return values[index];
    }

    public Cells with(int index, @Nullable Object value) {
        var changed = values.clone();
        changed[index] = value;
        return new Cells(changed);
    }

    public Cells at(List<Integer> indexes) {
        var picked = new @Nullable Object[indexes.size()];
        for (int at = 0; at < picked.length; at++) {
            picked[at] = values[indexes.get(at)];
        }
        return new Cells(picked);
    }

    boolean startsWith(Cells prefix) {
        return Arrays.equals(values, 0, prefix.size(), prefix.values, 0, prefix.size());
    }

    List<@Nullable Object> asList() {
        return Arrays.asList(values.clone());
    }

    /// The order of a key: column by column, and a prefix before what it begins.
    @Override
    public int compareTo(Cells other) {
        for (int index = 0; index < Math.min(values.length, other.values.length); index++) {
            int compared = Logic.order(values[index], other.values[index]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(values.length, other.values.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cells cells && Arrays.equals(values, cells.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }

}
