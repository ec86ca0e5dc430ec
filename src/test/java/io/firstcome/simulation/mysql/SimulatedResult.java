package io.firstcome.simulation.mysql;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.simulation.mysql.statements.StatementOutcome;

/// What a statement has brought: rows, or how many it changed.
record SimulatedResult(StatementOutcome outcome) implements Result {

    @Override
    public Mono<Long> getRowsUpdated() {
        return outcome.isRows() ? Mono.empty() : Mono.just(outcome.count());
    }

    @Override
    public <T> Flux<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
        return Flux.fromIterable(outcome.rows())
            .map(cells -> new SimulatedRow(outcome.columns(), cells))
            .map(row -> mapping.apply(row, row.getMetadata()));
    }

    @Override
    public <T> Flux<T> map(Function<? super Readable, ? extends T> mapping) {
        return Flux.fromIterable(outcome.rows()).map(cells -> new SimulatedRow(outcome.columns(), cells)).map(mapping);
    }

    @Override
    public Result filter(Predicate<Segment> filter) {
        throw new UnsupportedOperationException("not simulated: segments");
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
        throw new UnsupportedOperationException("not simulated: segments");
    }

}
