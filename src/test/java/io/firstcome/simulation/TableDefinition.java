package io.firstcome.simulation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A table as the migrations make it.
///
/// @param keys the primary one first, then the unique ones; none of their columns is NULL
record TableDefinition(String name, Columns columns, List<Column> definitions, List<Key> keys, List<Check> checks) {

    static TableDefinition of(String name, List<Column> definitions, List<Key> keys, List<Check> checks) {
        return new TableDefinition(name, new Columns(definitions.stream().map(Column::name).toList()), definitions,
                keys, checks);
    }

    TableDefinition and(Column column) {
        var more = new ArrayList<Column>(definitions);
        more.add(column);
        return of(name, List.copyOf(more), keys, checks);
    }

    int indexOf(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw MySqlErrors.unknown("Unknown column '" + column + "' in '" + name + "'");
        }
        return index;
    }

    Key primary() {
        return keys.getFirst();
    }

    /// What a column may hold.
    ///
    /// @param autoIncrement whether MySQL gives the value when the statement does not
    record Column(String name, ColumnType type, boolean nullable, @Nullable Object byDefault, boolean autoIncrement) {
    }

    record Key(String name, List<Integer> columns) {
    }

    record Check(String name, Value condition) {
    }

}
