package io.firstcome.simulation.mysql.statements;

import java.util.ArrayList;
import java.util.List;

import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.MySqlErrors;
import io.firstcome.simulation.mysql.storage.TableDefinition;

/// The SET of a statement: from left to right, each sees what those before it have set.
record Assignments(TableDefinition table, List<Assignment> list) {

    static Assignments of(TableDefinition table, List<UpdateSet> sets, Expressions expressions) {
        var list = new ArrayList<Assignment>();
        for (UpdateSet set : sets) {
            if (set.getColumns().size() != 1 || set.getValues().size() != 1) {
                throw expressions.refusal(set);
            }
            int column = table.indexOf(set.getColumns().getFirst().getColumnName());
            if (table.keys().stream().anyMatch(key -> key.columns().contains(column))) {
                throw expressions.refusal(set);
            }
            list.add(new Assignment(column, expressions.value(set.getValues().getFirst())));
        }
        return new Assignments(table, list);
    }

    /// The row with all set. Errors: a condition of the table that does not hold.
    Cells apply(Cells row, NameScope around, String name) {
        Cells changed = row;
        for (Assignment assignment : list) {
            var scope = around.with(new NameScope.Source(name, table.columns(), changed));
            changed = changed.with(assignment.column,
                    hold(table.definitions().get(assignment.column), assignment.value.in(scope)));
        }
        check(table, changed, around);
        return changed;
    }

    static @Nullable Object hold(TableDefinition.Column column, @Nullable Object value) {
        if (value == null && !column.nullable()) {
            throw MySqlErrors.missing(column.name());
        }
        return column.type().holdNullable(value);
    }

    static void check(TableDefinition table, Cells row, NameScope around) {
        if (table.checks().isEmpty()) {
            return;
        }
        var scope = new NameScope(around.run(), List.of(new NameScope.Source(table.name(), table.columns(), row)),
                null);
        for (TableDefinition.Check check : table.checks()) {
            if (Logic.isFalse(check.condition().in(scope))) {
                throw MySqlErrors.check(check.name());
            }
        }
    }

    public record Assignment(int column, ValueExpression value) {
    }

}
