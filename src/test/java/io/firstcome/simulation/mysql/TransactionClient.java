package io.firstcome.simulation.mysql;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Whose every statement is part of a transaction. The answer of a statement is its
/// number of rows, or less than zero: an error's code.
record TransactionClient(Connection connection) {

    /// The connection is closed.
    static final long GONE = -1;

    private static final Duration WITHIN = Duration.ofSeconds(20);

    static TransactionClient of(ConnectionFactory connections) {
        Connection connection = Objects.requireNonNull(Mono.<Connection>from(connections.create()).block(WITHIN));
        Mono.from(connection.setTransactionIsolationLevel(IsolationLevel.READ_COMMITTED))
            .then(Mono.from(connection.setAutoCommit(false)))
            .block(WITHIN);
        return new TransactionClient(connection);
    }

    long run(String sql) {
        return ask(sql).join();
    }

    CompletableFuture<Long> ask(String sql) {
        return Flux.<Result>from(connection.createStatement(sql).execute())
            .concatMap(result -> sql.startsWith("SELECT") ? Flux.from(result.map(row -> row.get(0, Long.class)))
                    : result.getRowsUpdated())
            .next()
            .onErrorResume(R2dbcException.class,
                    refused -> Mono.just(refused.getErrorCode() == 0 ? GONE : -refused.getErrorCode()))
            .toFuture();
    }

    void commit() {
        Mono.from(connection.commitTransaction()).block(WITHIN);
    }

    void rollback() {
        Mono.from(connection.rollbackTransaction()).block(WITHIN);
    }

    void close() {
        rollback();
        Mono.from(connection.setAutoCommit(true)).block(WITHIN);
        Mono.from(connection.close()).block(WITHIN);
    }

}
