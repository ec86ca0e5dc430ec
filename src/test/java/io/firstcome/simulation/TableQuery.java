package io.firstcome.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// A SELECT of one table, or of none.
record TableQuery(Columns columns, List<Value> values, @Nullable From from, List<Order> orders, @Nullable Value limit,
        boolean aggregating) implements Query {

    @Override
    public List<Cells> rows(Run run, @Nullable Scope outer) {
        var empty = new Scope(run, List.of(), outer);
        List<Scope> found = from == null ? List.of(empty) : from.rows(run, empty);
        if (aggregating) {
            found = List.of(new Scope(run, List.of(), found, outer));
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

    private Cells row(Scope scope) {
        var row = new @Nullable Object[values.size()];
        for (int index = 0; index < row.length; index++) {
            row[index] = values.get(index).in(scope);
        }
        return Cells.of(row);
    }

    record Order(Value by, boolean ascending) {

        private Comparator<Scope> comparator() {
            Comparator<Scope> comparator = (left, right) -> Logic.order(by.in(left), by.in(right));
            return ascending ? comparator : comparator.reversed();
        }

    }

    /// Which rows it is about.
    ///
    /// @param locking whether it is FOR UPDATE
    record From(TableDefinition table, String name, Lookup lookup, Value where, boolean locking) {

        private List<Scope> rows(Run run, Scope empty) {
            var rows = new ArrayList<Scope>();
            for (Stored candidate : lookup.candidates(run, empty)) {
                Scope row = locking ? run.locked(table, candidate, seen -> scope(empty, seen), where)
                        : matching(empty, candidate.seenBy(run.transaction()));
                if (row != null) {
                    rows.add(row);
                }
            }
            return rows;
        }

        private @Nullable Scope matching(Scope empty, @Nullable Cells cells) {
            if (cells == null) {
                return null;
            }
            Scope row = scope(empty, cells);
            return Logic.isTrue(where.in(row)) ? row : null;
        }

        private Scope scope(Scope empty, Cells cells) {
            return empty.with(new Scope.Source(name, table.columns(), cells));
        }

    }

}
