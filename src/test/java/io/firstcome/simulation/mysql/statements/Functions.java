package io.firstcome.simulation.mysql.statements;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.statement.select.AllColumns;
import org.jspecify.annotations.Nullable;

/// The functions of MySQL, as far as the service uses them.
final class Functions {

    private Functions() {
    }

    static ValueExpression value(Expressions expressions, Function function, String text) {
        List<? extends Expression> arguments = function.getParameters() == null ? List.of() : function.getParameters();
        var plain = new Function(function.getName(), arguments.toArray(Expression[]::new));
        StatementParser.refuseUnless(plain.toString(), function, text);
        return switch (function.getName().toUpperCase(Locale.ROOT) + "/" + arguments.size()) {
            case "NOW/1" -> microseconds(arguments, scope -> scope.run().now(), expressions);
            case "SYSDATE/1" -> microseconds(arguments, scope -> scope.run().clockNow(), expressions);
            case "IF/3" -> choice(expressions.value(arguments.get(0)), expressions.value(arguments.get(1)),
                    expressions.value(arguments.get(2)));
            case "COALESCE/2" -> coalesce(expressions.value(arguments.get(0)), expressions.value(arguments.get(1)));
            case "COUNT/1" -> count(expressions, arguments.getFirst());
            case "MAX/1" -> extreme(expressions, arguments.getFirst(),
                    (left, right) -> Logic.compare(left, right) < 0 ? right : left);
            case "MIN/1" -> extreme(expressions, arguments.getFirst(),
                    (left, right) -> Logic.compare(left, right) > 0 ? right : left);
            default -> throw expressions.refusal(function);
        };
    }

    static ValueExpression when(Expressions expressions, CaseExpression when, String text) {
        var plain = new CaseExpression(when.getElseExpression(), when.getWhenClauses().toArray(WhenClause[]::new));
        StatementParser.refuseUnless(plain.toString(), when, text);
        ValueExpression result = when.getElseExpression() == null ? scope -> null
                : expressions.value(when.getElseExpression());
        for (var clause : when.getWhenClauses().reversed()) {
            result = choice(expressions.value(clause.getWhenExpression()),
                    expressions.value(clause.getThenExpression()), result);
        }
        return result;
    }

    /// A time, later or earlier by an interval.
    static ValueExpression shift(ValueExpression time, Expressions expressions, IntervalExpression interval, int sign) {
        ChronoUnit unit = unit(expressions, interval);
        ValueExpression amount = interval.getExpression() == null ? number(interval.getParameter())
                : expressions.value(interval.getExpression());
        return scope -> {
            Object start = time.in(scope);
            Object by = amount.in(scope);
            return start == null || by == null ? null
                    : Logic.datetime(start).plus(Duration.of(sign * Logic.number(by), unit));
        };
    }

    private static ChronoUnit unit(Expressions expressions, IntervalExpression interval) {
        String words = interval.toString();
        return switch (words.substring(words.lastIndexOf(' ') + 1)) {
            case "MICROSECOND" -> ChronoUnit.MICROS;
            case "SECOND" -> ChronoUnit.SECONDS;
            case "MINUTE" -> ChronoUnit.MINUTES;
            case "HOUR" -> ChronoUnit.HOURS;
            case "DAY" -> ChronoUnit.DAYS;
            default -> throw expressions.refusal(interval);
        };
    }

    private static ValueExpression number(String digits) {
        Long number = Long.valueOf(digits);
        return scope -> number;
    }

    private static ValueExpression microseconds(List<? extends Expression> arguments, ValueExpression time,
            Expressions expressions) {
        if (!arguments.getFirst().toString().equals("6")) {
            throw expressions.refusal(arguments);
        }
        return time;
    }

    private static ValueExpression choice(ValueExpression condition, ValueExpression then, ValueExpression otherwise) {
        return scope -> Logic.isTrue(condition.in(scope)) ? then.in(scope) : otherwise.in(scope);
    }

    private static ValueExpression coalesce(ValueExpression first, ValueExpression second) {
        return scope -> {
            Object value = first.in(scope);
            return value == null ? second.in(scope) : value;
        };
    }

    private static ValueExpression count(Expressions expressions, Expression of) {
        expressions.aggregate();
        if (of instanceof AllColumns) {
            return scope -> (long) scope.group().size();
        }
        ValueExpression value = expressions.value(of);
        return scope -> of(scope, value).count();
    }

    private static ValueExpression extreme(Expressions expressions, Expression of, BinaryOperator<Object> better) {
        expressions.aggregate();
        ValueExpression value = expressions.value(of);
        return scope -> of(scope, value).reduce(better).orElse(null);
    }

    private static Stream<Object> of(NameScope scope, ValueExpression value) {
        return scope.group()
            .stream()
            .<@Nullable Object>map(value::in)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull);
    }

}
