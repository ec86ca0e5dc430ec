package io.firstcome.simulation;

import java.util.List;
import java.util.Objects;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.delete.Delete;

/// A DELETE from one table.
record Deleting(TableDefinition table, Lookup lookup, Value where) implements Plan {

    static Plan of(Delete delete, String text) {
        var known = new Delete();
        known.setTable(delete.getTable());
        known.setWhere(delete.getWhere());
        Sql.refuseUnless(known.toString(), delete, text);
        var expressions = new Expressions(text);
        var table = Sql.schema().table(delete.getTable().getName());
        List<Expression> where = delete.getWhere() == null ? List.of() : List.of(delete.getWhere());
        return new Deleting(table, new Lookup(table, table.name(), where, expressions),
                Queries.condition(delete.getWhere(), expressions));
    }

    @Override
    public Outcome run(Run run) {
        var around = new Scope(run, List.of(), null);
        long deleted = 0;
        for (Stored row : lookup.candidates(run, around)) {
            Scope found = run.locked(table, row,
                    cells -> around.with(new Scope.Source(table.name(), table.columns(), cells)), where);
            if (found != null) {
                delete(run, row);
                deleted++;
            }
        }
        return Outcome.count(deleted);
    }

    private void delete(Run run, Stored row) {
        Cells before = Objects.requireNonNull(row.seenBy(run.transaction()));
        for (int key = 1; key < table.keys().size(); key++) {
            run.lock(table, key, before.at(table.keys().get(key).columns()), true);
        }
        run.transaction().write(run.table(table), row, before, null);
    }

}
