package io.firstcome.simulation.mysql.statements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.ColumnType;
import io.firstcome.simulation.mysql.storage.StoredRow;
import io.firstcome.simulation.mysql.storage.TableDefinition;

/// Where the rows are found for which a condition may hold: at keys, behind a beginning
/// of the primary key, or everywhere. The condition itself has still to be asked.
final class Lookup {

    private final TableDefinition table;

    private final String name;

    private final Map<Integer, List<ValueExpression>> known = new HashMap<>();

    private final int key;

    private final List<List<ValueExpression>> parts = new ArrayList<>();

    /// Learns from all conditions that hold together.
    ///
    /// @param name by which the statement knows the table
    Lookup(TableDefinition table, String name, List<Expression> conditions, Expressions expressions) {
        this.table = table;
        this.name = name;
        conditions.forEach(condition -> learn(condition, expressions));
        this.key = chooseKey();
        for (int column : table.keys().get(key).columns()) {
            if (!known.containsKey(column)) {
                break;
            }
            parts.add(Objects.requireNonNull(known.get(column)));
        }
    }

    /// In the order of the key.
    List<StoredRow> candidates(ExecutionContext run, NameScope scope) {
        var rows = run.table(table);
        if (parts.isEmpty()) {
            return rows.all();
        }
        var found = new ArrayList<StoredRow>();
        for (Cells wanted : wanted(scope)) {
            if (parts.size() == table.keys().get(key).columns().size()) {
                StoredRow row = rows.find(key, wanted);
                if (row != null) {
                    found.add(row);
                }
            }
            else {
                found.addAll(rows.behind(wanted));
            }
        }
        return found;
    }

    private Iterable<Cells> wanted(NameScope scope) {
        List<List<Object>> all = List.of(List.of());
        for (int at = 0; at < parts.size(); at++) {
            ColumnType type = table.definitions().get(table.keys().get(key).columns().get(at)).type();
            var longer = new ArrayList<List<Object>>();
            for (ValueExpression part : parts.get(at)) {
                Object value = type.holdNullable(part.in(scope));
                all.forEach(beginning -> {
                    if (value != null) {
                        longer.add(and(beginning, value));
                    }
                });
            }
            all = longer;
        }
        return all.size() == 1 ? List.of(Cells.of(all.getFirst()))
                : all.stream().map(Cells::of).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static List<Object> and(List<Object> beginning, Object value) {
        var longer = new ArrayList<Object>(beginning);
        longer.add(value);
        return longer;
    }

    private int chooseKey() {
        for (int index = 0; index < table.keys().size(); index++) {
            if (known.keySet().containsAll(table.keys().get(index).columns())) {
                return index;
            }
        }
        return 0;
    }

    private void learn(Expression condition, Expressions expressions) {
        switch (condition) {
            case AndExpression and -> {
                learn(and.getLeftExpression(), expressions);
                learn(and.getRightExpression(), expressions);
            }
            case EqualsTo equal -> {
                learn(equal.getLeftExpression(), List.of(equal.getRightExpression()), expressions);
                learn(equal.getRightExpression(), List.of(equal.getLeftExpression()), expressions);
            }
            case InExpression in when !in.isNot() && in.getRightExpression() instanceof ExpressionList<?> list ->
                learn(in.getLeftExpression(), list, expressions);
            default -> {
                // Is asked of every candidate, and narrows nothing.
            }
        }
    }

    private void learn(Expression side, List<? extends Expression> values, Expressions expressions) {
        if (side instanceof Column column && isOurs(column) && values.stream().allMatch(this::isFixed)) {
            known.putIfAbsent(table.indexOf(column.getColumnName()),
                    values.stream().<ValueExpression>map(expressions::value).toList());
        }
    }

    private boolean isOurs(Column column) {
        @Nullable String of = tableName(column);
        return (of == null || of.equals(name)) && table.columns().indexOf(column.getColumnName()) >= 0;
    }

    /// Does not depend on the row that is looked for.
    private boolean isFixed(Expression value) {
        return switch (value) {
            case JdbcParameter ignored -> true;
            case LongValue ignored -> true;
            case StringValue ignored -> true;
            case Column column -> tableName(column) != null && !name.equals(tableName(column));
            default -> false;
        };
    }

    private static @Nullable String tableName(Column column) {
        return column.getTable() == null ? null : column.getTable().getName();
    }

}
