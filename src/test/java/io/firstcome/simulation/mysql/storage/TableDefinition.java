package io.firstcome.simulation.mysql.storage;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.statements.ValueExpression;

/// A table as the migrations make it.
///
/// @param keys the primary one first, then the unique ones; none of their columns is NULL
public record TableDefinition(String name, Columns columns, List<Column> definitions, List<Key> keys,
        List<Check> checks) {

    public static TableDefinition of(String name, List<Column> definitions, List<Key> keys, List<Check> checks) {
        return new TableDefinition(name, new Columns(definitions.stream().map(Column::name).toList()), definitions,
                keys, checks);
    }

    public TableDefinition and(Column column) {
        var more = new ArrayList<Column>(definitions);
        more.add(column);
        return of(name, List.copyOf(more), keys, checks);
    }

    public int indexOf(String column) {
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
    public record Column(String name, ColumnType type, boolean nullable, @Nullable Object byDefault,
            boolean autoIncrement) {
    }

    public record Key(String name, List<Integer> columns) {
    }

    public record Check(String name, ValueExpression condition) {
    }

}
