package io.firstcome.simulation.mysql.statements;

import java.util.List;
import java.util.Objects;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.delete.Delete;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.StoredRow;
import io.firstcome.simulation.mysql.storage.TableDefinition;

/// A DELETE from one table.
record DeletePlan(TableDefinition table, Lookup lookup, ValueExpression where) implements Plan {

    static Plan of(Delete delete, String text) {
        var known = new Delete();
        known.setTable(delete.getTable());
        known.setWhere(delete.getWhere());
        StatementParser.refuseUnless(known.toString(), delete, text);
        var expressions = new Expressions(text);
        var table = StatementParser.schema().table(delete.getTable().getName());
        List<Expression> where = delete.getWhere() == null ? List.of() : List.of(delete.getWhere());
        return new DeletePlan(table, new Lookup(table, table.name(), where, expressions),
                Queries.condition(delete.getWhere(), expressions));
    }

    @Override
    public StatementOutcome run(ExecutionContext run) {
        var around = new NameScope(run, List.of(), null);
        long deleted = 0;
        for (StoredRow row : lookup.candidates(run, around)) {
            NameScope found = run.locked(table, row,
                    cells -> around.with(new NameScope.Source(table.name(), table.columns(), cells)), where);
            if (found != null) {
                delete(run, row);
                deleted++;
            }
        }
        return StatementOutcome.count(deleted);
    }

    private void delete(ExecutionContext run, StoredRow row) {
        Cells before = Objects.requireNonNull(row.seenBy(run.transaction()));
        for (int key = 1; key < table.keys().size(); key++) {
            run.lock(table, key, before.at(table.keys().get(key).columns()), true);
        }
        run.transaction().write(run.table(table), row, before, null);
    }

}
