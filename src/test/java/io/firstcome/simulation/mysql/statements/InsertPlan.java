package io.firstcome.simulation.mysql.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.R2dbcException;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.insert.Insert;
import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.Columns;
import io.firstcome.simulation.mysql.storage.MySqlErrors;
import io.firstcome.simulation.mysql.storage.StoredRow;
import io.firstcome.simulation.mysql.storage.Table;
import io.firstcome.simulation.mysql.storage.TableDefinition;

/// An INSERT of rows of values: all of them, or none.
record InsertPlan(TableDefinition table, List<Integer> columns, List<List<ValueExpression>> rows,
        @Nullable Assignments onDuplicate) implements Plan {

    static Plan of(Insert insert, String text) {
        var known = new Insert();
        known.setTable(insert.getTable());
        known.setColumns(insert.getColumns());
        known.setSelect(insert.getSelect());
        known.setDuplicateAction(insert.getDuplicateAction());
        StatementParser.refuseUnless(known.toString(), insert, text);
        var expressions = new Expressions(text);
        if (insert.getValues() == null) {
            throw expressions.refusal(insert);
        }
        var table = StatementParser.schema().table(insert.getTable().getName());
        var columns = insert.getColumns().stream().map(column -> table.indexOf(column.getColumnName())).toList();
        ExpressionList<?> values = insert.getValues().getExpressions();
        boolean many = values.getFirst() instanceof ExpressionList<?>;
        List<List<ValueExpression>> rows = many ? values.stream().map(expressions::values).toList()
                : List.of(expressions.values(values));
        return new InsertPlan(table, columns, rows, insert.getDuplicateAction() == null ? null
                : Assignments.of(table, insert.getDuplicateUpdateSets(), expressions));
    }

    @Override
    public StatementOutcome run(ExecutionContext run) {
        var scope = new NameScope(run, List.of(), null);
        var inserted = new ArrayList<Cells>();
        long generated = 0;
        long count = 0;
        try {
            for (List<ValueExpression> values : rows) {
                Cells row = row(run, values, scope);
                StoredRow duplicate = duplicate(run, row);
                if (duplicate == null) {
                    long id = insert(run, row);
                    generated = generated == 0 ? id : generated;
                    inserted.add(row);
                    count++;
                }
                else {
                    count += update(run, duplicate, scope);
                }
            }
        }
        catch (R2dbcException refused) {
            inserted.forEach(row -> leave(run, row, table.keys().size()));
            throw refused;
        }
        return new StatementOutcome(Columns.NONE, List.of(), count, generated);
    }

    private Cells row(ExecutionContext run, List<ValueExpression> values, NameScope scope) {
        var cells = new @Nullable Object[table.definitions().size()];
        for (int index = 0; index < cells.length; index++) {
            TableDefinition.Column column = table.definitions().get(index);
            int at = columns.indexOf(index);
            if (at >= 0) {
                cells[index] = Assignments.hold(column, values.get(at).in(scope));
            }
            else {
                cells[index] = column.autoIncrement() ? Long.valueOf(run.table(table).nextId()) : column.byDefault();
                if (cells[index] == null && !column.nullable()) {
                    throw MySqlErrors.noDefault(column.name());
                }
            }
        }
        Cells row = Cells.of(cells);
        Assignments.check(table, row, scope);
        return row;
    }

    /// The row that has one of its keys. None of its keys can become another's from here
    /// on. A key that is there is looked at under a shared lock, which stays, as InnoDB
    /// has it.
    private @Nullable StoredRow duplicate(ExecutionContext run, Cells row) {
        for (int key = 0; key < table.keys().size(); key++) {
            Cells wanted = row.at(table.keys().get(key).columns());
            if (run.table(table).find(key, wanted) != null) {
                run.lock(table, key, wanted, onDuplicate != null);
            }
            StoredRow there = run.table(table).find(key, wanted);
            if (there != null && there.seenBy(run.transaction()) != null) {
                if (onDuplicate == null) {
                    leave(run, row, key);
                    throw MySqlErrors.duplicate(wanted, table.keys().get(key).name());
                }
                return there;
            }
            run.lock(table, key, wanted, true);
        }
        return null;
    }

    /// Answers the id that MySQL gave, or 0.
    private long insert(ExecutionContext run, Cells row) {
        Table into = run.table(table);
        run.transaction().write(into, into.findOrMake(row), row, row);
        for (int index = 0; index < table.definitions().size(); index++) {
            if (table.definitions().get(index).autoIncrement()) {
                long id = Logic.number(Objects.requireNonNull(row.get(index)));
                into.used(id);
                return columns.contains(index) ? 0 : id;
            }
        }
        return 0;
    }

    /// Two for a row that was changed, one for a row that was so already.
    private long update(ExecutionContext run, StoredRow duplicate, NameScope scope) {
        run.lock(table, 0, duplicate.key(), true);
        Cells before = Objects.requireNonNull(duplicate.seenBy(run.transaction()));
        Cells after = Objects.requireNonNull(onDuplicate).apply(before, scope, table.name());
        if (after.equals(before)) {
            return 1;
        }
        run.transaction().write(run.table(table), duplicate, after, after);
        return 2;
    }

    /// Of a row that is not there in the end, no lock stays.
    private void leave(ExecutionContext run, Cells row, int keys) {
        for (int key = 0; key < keys; key++) {
            run.unlock(table, key, row.at(table.keys().get(key).columns()));
        }
    }

}
