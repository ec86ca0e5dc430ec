package io.firstcome.simulation.mysql.statements;

import java.util.List;
import java.util.function.IntPredicate;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;

/// Turns the expressions of one level of a statement into values.
final class Expressions {

    private final String text;

    private boolean aggregating;

    /// Of one level: a sub-select has its own.
    ///
    /// @param text of the whole statement, for a refusal
    Expressions(String text) {
        this.text = text;
    }

    /// Whether one of them is about all rows together.
    boolean isAggregating() {
        return aggregating;
    }

    void aggregate() {
        aggregating = true;
    }

    ValueExpression value(Expression expression) {
        return switch (expression) {
            case JdbcParameter mark -> {
                int index = mark.getIndex() - 1;
                yield scope -> scope.run().value(index);
            }
            case LongValue number -> constant(number.getValue());
            case StringValue string -> constant(string.getNotExcapedValue());
            case NullValue ignored -> constant(null);
            case Column column -> column(column);
            case AndExpression and -> Logic.and(value(and.getLeftExpression()), value(and.getRightExpression()));
            case OrExpression or -> Logic.or(value(or.getLeftExpression()), value(or.getRightExpression()));
            case NotExpression not -> Logic.not(value(not.getExpression()));
            case EqualsTo equal -> compare(equal, order -> order == 0);
            case NotEqualsTo unequal -> compare(unequal, order -> order != 0);
            case GreaterThan greater -> compare(greater, order -> order > 0);
            case GreaterThanEquals greater -> compare(greater, order -> order >= 0);
            case MinorThan less -> compare(less, order -> order < 0);
            case MinorThanEquals less -> compare(less, order -> order <= 0);
            case IsNullExpression isNull -> Logic.isNull(value(isNull.getLeftExpression()), isNull.isNot());
            case InExpression in ->
                Logic.in(value(in.getLeftExpression()), values(in.getRightExpression()), in.isNot());
            case ExistsExpression exists -> exists(exists);
            case CaseExpression when -> Functions.when(this, when, text);
            case Function function -> Functions.value(this, function, text);
            case Addition sum -> sum(sum, 1);
            case Subtraction difference -> sum(difference, -1);
            case ParenthesedSelect select -> scalar(new Queries(text).query(select));
            case ParenthesedExpressionList<?> one when one.size() == 1 -> value(one.getFirst());
            default -> throw refusal(expression);
        };
    }

    List<ValueExpression> values(Expression list) {
        if (list instanceof ExpressionList<?> expressions) {
            return expressions.stream().map(this::value).toList();
        }
        throw refusal(list);
    }

    UnsupportedOperationException refusal(Object part) {
        return new UnsupportedOperationException(
                "not simulated: " + part.getClass().getSimpleName() + " " + part + " in: " + text);
    }

    private static ValueExpression constant(@Nullable Object value) {
        return scope -> value;
    }

    private static ValueExpression column(Column column) {
        String table = column.getTable() == null ? null : column.getTable().getName();
        String name = column.getColumnName();
        return scope -> scope.value(table, name);
    }

    private ValueExpression compare(BinaryExpression comparison, IntPredicate holds) {
        var left = value(comparison.getLeftExpression());
        var right = value(comparison.getRightExpression());
        return scope -> {
            Object first = left.in(scope);
            Object second = right.in(scope);
            return first == null || second == null ? null : Logic.truth(holds.test(Logic.compare(first, second)));
        };
    }

    private ValueExpression exists(ExistsExpression exists) {
        if (!(exists.getRightExpression() instanceof ParenthesedSelect select)) {
            throw refusal(exists);
        }
        var query = new Queries(text).query(select);
        boolean not = exists.isNot();
        return scope -> Logic.truth(query.rows(scope.run(), scope).isEmpty() == not);
    }

    private ValueExpression scalar(Query query) {
        return scope -> {
            List<Cells> rows = query.rows(scope.run(), scope);
            if (rows.size() > 1) {
                throw refusal("a sub-select of more than one row");
            }
            return rows.isEmpty() ? null : rows.getFirst().get(0);
        };
    }

    private ValueExpression sum(BinaryExpression sum, int sign) {
        var left = value(sum.getLeftExpression());
        if (sum.getRightExpression() instanceof IntervalExpression interval) {
            return Functions.shift(left, this, interval, sign);
        }
        var right = value(sum.getRightExpression());
        return scope -> {
            Object first = left.in(scope);
            Object second = right.in(scope);
            return first == null || second == null ? null
                    : Math.addExact(Logic.number(first), Math.multiplyExact(sign, Logic.number(second)));
        };
    }

}
