package io.firstcome.simulation.mysql.statements;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.Columns;
import io.firstcome.simulation.mysql.storage.MySqlErrors;

/// What a name means where it stands: a column of one of the rows, or else of the rows
/// around the sub-select.
///
/// @param group the rows that an aggregate is about
record NameScope(ExecutionContext run, List<Source> sources, List<NameScope> group, @Nullable NameScope outer) {

    NameScope(ExecutionContext run, List<Source> sources, @Nullable NameScope outer) {
        this(run, sources, List.of(), outer);
    }

    NameScope with(Source source) {
        return new NameScope(run, sources.isEmpty() ? List.of(source) : List.of(sources.getFirst(), source), outer);
    }

    @Nullable Object value(@Nullable String table, String column) {
        Source found = null;
        for (Source source : sources) {
            if (source.has(table, column)) {
                if (found != null) {
                    throw MySqlErrors.unknown("Column '" + column + "' is ambiguous");
                }
                found = source;
            }
        }
        if (found != null) {
            return found.cells.get(found.columns.indexOf(column));
        }
        if (outer == null) {
            throw MySqlErrors.unknown("Unknown column '" + column + "'");
        }
        return outer.value(table, column);
    }

    /// One row under the name by which a statement knows its table.
    public record Source(String name, Columns columns, Cells cells) {

        private boolean has(@Nullable String table, String column) {
            return (table == null || table.equalsIgnoreCase(name)) && columns.indexOf(column) >= 0;
        }

    }

}
