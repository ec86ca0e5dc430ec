package io.firstcome.simulation.mysql.statements;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.StoredRow;
import io.firstcome.simulation.mysql.storage.TableDefinition;

/// An UPDATE of one table, perhaps joined to the rows of a sub-select. Answers how many
/// rows it found, changed or not, as the driver asks MySQL to.
record UpdatePlan(TableDefinition table, String name, @Nullable Joined joined, Lookup lookup, ValueExpression where,
        Assignments assignments, String text) implements Plan {

    static Plan of(Update update, String text) {
        StatementParser.refuseUnless(known(update).toString(), update, text);
        var expressions = new Expressions(text);
        var table = StatementParser.schema().table(update.getTable().getName());
        var name = Queries.alias(update.getTable());
        var conditions = new ArrayList<Expression>();
        Joined joined = joined(update, expressions, conditions, text);
        if (update.getWhere() != null) {
            conditions.add(update.getWhere());
        }
        ValueExpression where = Queries.condition(update.getWhere(), expressions);
        return new UpdatePlan(table, name, joined, new Lookup(table, name, conditions, expressions), where,
                Assignments.of(table, update.getUpdateSets(), expressions), text);
    }

    @Override
    public StatementOutcome run(ExecutionContext run) {
        var updated = new HashSet<Cells>();
        for (NameScope around : around(run)) {
            for (StoredRow row : lookup.candidates(run, around)) {
                NameScope found = run.locked(table, row, cells -> around.with(source(cells)), this::holds);
                if (found != null) {
                    if (!updated.add(row.key())) {
                        throw new UnsupportedOperationException("not simulated: a row updated twice in: " + text);
                    }
                    update(run, row, around);
                }
            }
        }
        return StatementOutcome.count(updated.size());
    }

    private void update(ExecutionContext run, StoredRow row, NameScope around) {
        Cells before = Objects.requireNonNull(row.seenBy(run.transaction()));
        Cells after = assignments.apply(before, around, name);
        if (!after.equals(before)) {
            run.transaction().write(run.table(table), row, after, after);
        }
    }

    private NameScope.Source source(Cells cells) {
        return new NameScope.Source(name, table.columns(), cells);
    }

    private @Nullable Object holds(NameScope scope) {
        return Logic.truth((joined == null || Logic.isTrue(joined.on.in(scope))) && Logic.isTrue(where.in(scope)));
    }

    private List<NameScope> around(ExecutionContext run) {
        var alone = new NameScope(run, List.of(), null);
        return joined == null ? List.of(alone)
                : joined.query.rows(run, null)
                    .stream()
                    .map(row -> alone.with(new NameScope.Source(joined.name, joined.query.columns(), row)))
                    .toList();
    }

    private static @Nullable Joined joined(Update update, Expressions expressions, List<Expression> conditions,
            String text) {
        if (update.getStartJoins() == null || update.getStartJoins().isEmpty()) {
            return null;
        }
        Join join = update.getStartJoins().getFirst();
        var plain = new Join().setOnExpressions(join.getOnExpressions());
        plain.setFromItem(join.getFromItem());
        StatementParser.refuseUnless(plain.toString(), join, text);
        if (update.getStartJoins().size() > 1 || join.getOnExpressions().size() != 1
                || !(join.getFromItem() instanceof ParenthesedSelect select) || select.getAlias() == null) {
            throw expressions.refusal(join);
        }
        Expression on = join.getOnExpressions().iterator().next();
        conditions.add(on);
        return new Joined(select.getAlias().getName(), new Queries(text).query(select), expressions.value(on));
    }

    private static Update known(Update update) {
        var known = new Update();
        known.setTable(update.getTable());
        known.setStartJoins(update.getStartJoins());
        known.setUpdateSets(update.getUpdateSets());
        known.setWhere(update.getWhere());
        return known;
    }

    private record Joined(String name, Query query, ValueExpression on) {
    }

}
