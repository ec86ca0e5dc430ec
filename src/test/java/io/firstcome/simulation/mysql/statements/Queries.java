package io.firstcome.simulation.mysql.statements;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.Columns;

/// Turns the SELECTs of a statement into queries: of one table or none, and unions of
/// such.
final class Queries {

    private final String text;

    Queries(String text) {
        this.text = text;
    }

    Query query(Select select) {
        return switch (select) {
            case PlainSelect plain -> plain(plain);
            case ParenthesedSelect around when around.getOrderByElements() == null && around.getLimit() == null ->
                query(around.getSelect());
            case SetOperationList list -> union(list);
            default -> throw new UnsupportedOperationException("not simulated: " + select + " in: " + text);
        };
    }

    private Query plain(PlainSelect select) {
        StatementParser.refuseUnless(known(select).toString(), select, text);
        var expressions = new Expressions(text);
        TableQuery.@Nullable From from = from(select, expressions);
        var names = new ArrayList<String>();
        var values = new ArrayList<ValueExpression>();
        for (SelectItem<?> item : select.getSelectItems()) {
            if (item.getExpression() instanceof AllColumns && from != null) {
                from.table().columns().names().forEach(name -> {
                    names.add(name);
                    values.add(expressions.value(new Column(name)));
                });
            }
            else {
                names.add(name(item));
                values.add(expressions.value(item.getExpression()));
            }
        }
        return new TableQuery(new Columns(names), values, from, order(select, expressions),
                limit(select.getLimit(), expressions), expressions.isAggregating());
    }

    private TableQuery.@Nullable From from(PlainSelect select, Expressions expressions) {
        if (select.getFromItem() == null) {
            return null;
        }
        if (!(select.getFromItem() instanceof Table table)) {
            throw expressions.refusal(select.getFromItem());
        }
        String name = alias(table);
        var definition = StatementParser.schema().table(table.getName());
        List<Expression> where = select.getWhere() == null ? List.of() : List.of(select.getWhere());
        return new TableQuery.From(definition, name, new Lookup(definition, name, where, expressions),
                condition(select.getWhere(), expressions), select.getForMode() != null);
    }

    static String alias(Table table) {
        return table.getAlias() == null ? table.getName() : table.getAlias().getName();
    }

    static ValueExpression condition(@Nullable Expression where, Expressions expressions) {
        return where == null ? scope -> Logic.TRUE : expressions.value(where);
    }

    private static String name(SelectItem<?> item) {
        Alias alias = item.getAlias();
        if (alias != null) {
            return alias.getName();
        }
        return item.getExpression() instanceof Column column ? column.getColumnName() : item.toString();
    }

    private static List<TableQuery.Order> order(PlainSelect select, Expressions expressions) {
        return select.getOrderByElements() == null ? List.of()
                : select.getOrderByElements()
                    .stream()
                    .map(by -> new TableQuery.Order(expressions.value(by.getExpression()), by.isAsc()))
                    .toList();
    }

    private static @Nullable ValueExpression limit(@Nullable Limit limit, Expressions expressions) {
        return limit == null ? null : expressions.value(limit.getRowCount());
    }

    /// What is left of it without all that this class does not look at.
    private static PlainSelect known(PlainSelect select) {
        var known = new PlainSelect();
        known.setSelectItems(select.getSelectItems());
        known.setFromItem(select.getFromItem());
        known.setWhere(select.getWhere());
        known.setOrderByElements(select.getOrderByElements());
        if (select.getLimit() != null) {
            known.setLimit(new Limit().withRowCount(select.getLimit().getRowCount()));
        }
        if (select.getForMode() != null && select.getForMode().name().equals("UPDATE")) {
            known.setForMode(select.getForMode());
        }
        return known;
    }

    private Query union(SetOperationList list) {
        boolean all = list.getOperations()
            .stream()
            .allMatch(operation -> operation instanceof UnionOp && operation.toString().equals("UNION ALL"));
        boolean distinct = list.getOperations()
            .stream()
            .allMatch(operation -> operation instanceof UnionOp && operation.toString().equals("UNION"));
        if (all == distinct || list.getOrderByElements() != null || list.getLimit() != null) {
            throw new UnsupportedOperationException("not simulated: " + list + " in: " + text);
        }
        return new Union(list.getSelects().stream().map(this::query).toList(), all);
    }

    private record Union(List<Query> parts, boolean all) implements Query {

        @Override
        public Columns columns() {
            return parts.getFirst().columns();
        }

        @Override
        public List<Cells> rows(ExecutionContext run, @Nullable NameScope outer) {
            var rows = new ArrayList<Cells>();
            parts.forEach(part -> rows.addAll(part.rows(run, outer)));
            return all ? rows : List.copyOf(new LinkedHashSet<>(rows));
        }

    }

}
