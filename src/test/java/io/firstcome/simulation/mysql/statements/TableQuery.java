package io.firstcome.simulation.mysql.statements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.Columns;
import io.firstcome.simulation.mysql.storage.StoredRow;
import io.firstcome.simulation.mysql.storage.TableDefinition;

/// A SELECT of one table, or of none.
record TableQuery(Columns columns, List<ValueExpression> values, @Nullable From from, List<Order> orders,
        @Nullable ValueExpression limit, boolean aggregating) implements Query {

    @Override
    public List<Cells> rows(ExecutionContext run, @Nullable NameScope outer) {
        var empty = new NameScope(run, List.of(), outer);
        List<NameScope> found = from == null ? List.of(empty) : from.rows(run, empty);
        if (aggregating) {
            found = List.of(new NameScope(run, List.of(), found, outer));
        }
        var stream = found.stream();
        if (!orders.isEmpty()) {
            stream = stream
                .sorted(orders.stream().map(Order::comparator).reduce(Comparator::thenComparing).orElseThrow());
        }
        if (limit != null) {
            stream = stream.limit(Logic.number(Objects.requireNonNull(limit.in(empty))));
        }
        return stream.map(this::row).toList();
    }

    private Cells row(NameScope scope) {
        var row = new @Nullable Object[values.size()];
        for (int index = 0; index < row.length; index++) {
            row[index] = values.get(index).in(scope);
        }
        return Cells.of(row);
    }

    public record Order(ValueExpression by, boolean ascending) {

        private Comparator<NameScope> comparator() {
            Comparator<NameScope> comparator = (left, right) -> Logic.order(by.in(left), by.in(right));
            return ascending ? comparator : comparator.reversed();
        }

    }

    /// Which rows it is about.
    ///
    /// @param locking whether it is FOR UPDATE
    public record From(TableDefinition table, String name, Lookup lookup, ValueExpression where, boolean locking) {

        private List<NameScope> rows(ExecutionContext run, NameScope empty) {
            var rows = new ArrayList<NameScope>();
            for (StoredRow candidate : lookup.candidates(run, empty)) {
                NameScope row = locking ? run.locked(table, candidate, seen -> scope(empty, seen), where)
                        : matching(empty, candidate.seenBy(run.transaction()));
                if (row != null) {
                    rows.add(row);
                }
            }
            return rows;
        }

        private @Nullable NameScope matching(NameScope empty, @Nullable Cells cells) {
            if (cells == null) {
                return null;
            }
            NameScope row = scope(empty, cells);
            return Logic.isTrue(where.in(row)) ? row : null;
        }

        private NameScope scope(NameScope empty, Cells cells) {
            return empty.with(new NameScope.Source(name, table.columns(), cells));
        }

    }

}
