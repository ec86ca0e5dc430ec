package io.firstcome.simulation.mysql;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.firstcome.simulation.mysql.statements.Logic;
import io.firstcome.simulation.mysql.statements.StatementOutcome;

/// A statement with question marks, before it is sent.
final class SimulatedStatement implements Statement {

    private final String sql;

    private final Function<List<@Nullable Object>, Mono<StatementOutcome>> server;

    private final Map<Integer, @Nullable Object> values = new TreeMap<>();

    private String generated = "";

    SimulatedStatement(String sql, Function<List<@Nullable Object>, Mono<StatementOutcome>> server) {
        this.sql = sql;
        this.server = server;
    }

    @Override
    public Statement bind(int index, Object value) {
        values.put(index, plain(value instanceof Parameter parameter ? parameter.getValue() : value));
        return this;
    }

    @Override
    public Statement bindNull(int index, Class<?> type) {
        values.put(index, null);
        return this;
    }

    @Override
    public Statement returnGeneratedValues(String... columns) {
        generated = String.join(",", Arrays.asList(columns));
        return this;
    }

    @Override
    public Mono<SimulatedResult> execute() {
        for (int index = 0; index < values.size(); index++) {
            if (!values.containsKey(index)) {
                return Mono.error(new IllegalStateException("nothing bound to mark " + index + " of: " + sql));
            }
        }
        return server.apply(Arrays.asList(values.values().toArray()))
            .map(outcome -> new SimulatedResult(generated.isEmpty() ? outcome : outcome.generatedAs(generated)));
    }

    @Override
    public Statement bind(String name, Object value) {
        throw new UnsupportedOperationException("not simulated: names of marks");
    }

    @Override
    public Statement bindNull(String name, Class<?> type) {
        throw new UnsupportedOperationException("not simulated: names of marks");
    }

    @Override
    public Statement add() {
        throw new UnsupportedOperationException("not simulated: one statement many times");
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Boolean truth -> Logic.truth(truth);
            case String text -> text;
            case LocalDateTime time -> time;
            default -> throw new UnsupportedOperationException("not simulated: " + value.getClass());
        };
    }

}
