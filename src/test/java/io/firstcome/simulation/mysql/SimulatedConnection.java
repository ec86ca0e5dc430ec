package io.firstcome.simulation.mysql;

import java.time.Duration;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Lifecycle;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import io.firstcome.simulation.mysql.statements.StatementOutcome;
import io.firstcome.simulation.mysql.storage.MySqlErrors;
import io.firstcome.simulation.network.Transport;

/// The client's side of a session. Once its way has broken it is of no use any more, and
/// what it had not committed is rolled back.
final class SimulatedConnection implements Connection, Lifecycle {

    private final Session session;

    private final Transport link;

    SimulatedConnection(Session session, Transport link) {
        this.session = session;
        this.link = link;
    }

    @Override
    public Statement createStatement(String sql) {
        return new SimulatedStatement(sql, values -> ask(session.execute(sql, values)));
    }

    @Override
    public Mono<Void> beginTransaction() {
        return ask(session.begin(false)).then();
    }

    /// As the driver has it: asks only when there is a transaction.
    @Override
    public Mono<Void> commitTransaction() {
        return Mono
            .defer(() -> session.isInTransaction() || session.isOver() ? ask(session.commit()).then() : Mono.empty());
    }

    @Override
    public Mono<Void> rollbackTransaction() {
        return Mono
            .defer(() -> session.isInTransaction() || session.isOver() ? ask(session.rollback()).then() : Mono.empty());
    }

    @Override
    public Mono<Void> setAutoCommit(boolean autoCommit) {
        return ask(session.setAutoCommit(autoCommit)).then();
    }

    @Override
    public Mono<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
        return isolationLevel.equals(IsolationLevel.READ_COMMITTED) ? ask(session.setReadCommitted()).then()
                : refused();
    }

    @Override
    public Mono<Boolean> validate(ValidationDepth depth) {
        return Mono.defer(() -> session.isOver() || depth == ValidationDepth.LOCAL ? Mono.just(!session.isOver())
                : ask(session.ping()).thenReturn(true).onErrorReturn(false));
    }

    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> session.isOver() ? Mono.empty() : link.<Void>send(Mono.fromRunnable(session::end)))
            .onErrorResume(Transport.Broken.class, broken -> Mono.fromRunnable(session::end));
    }

    @Override
    public Mono<Void> postAllocate() {
        return Mono.empty();
    }

    /// Back to a pool no transaction is taken.
    @Override
    public Mono<Void> preRelease() {
        return rollbackTransaction();
    }

    @Override
    public boolean isAutoCommit() {
        return session.isAutoCommit();
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return IsolationLevel.READ_COMMITTED;
    }

    private Mono<StatementOutcome> ask(Mono<StatementOutcome> work) {
        return Mono.defer(() -> session.isOver() ? Mono.error(MySqlErrors.disconnected()) : link.send(work))
            .onErrorMap(Transport.Broken.class, broken -> {
                session.end();
                return MySqlErrors.disconnected();
            });
    }

    private static Mono<Void> refused() {
        return Mono.error(() -> new UnsupportedOperationException("not simulated"));
    }

    @Override
    public Publisher<Void> beginTransaction(TransactionDefinition definition) {
        return IsolationLevel.READ_COMMITTED.equals(definition.getAttribute(TransactionDefinition.ISOLATION_LEVEL))
                ? ask(session.begin(true)).then() : refused();
    }

    @Override
    public Publisher<Void> createSavepoint(String name) {
        return refused();
    }

    @Override
    public Publisher<Void> releaseSavepoint(String name) {
        return refused();
    }

    @Override
    public Publisher<Void> rollbackTransactionToSavepoint(String name) {
        return refused();
    }

    @Override
    public Publisher<Void> setLockWaitTimeout(Duration timeout) {
        return refused();
    }

    @Override
    public Publisher<Void> setStatementTimeout(Duration timeout) {
        return refused();
    }

    @Override
    public Batch createBatch() {
        throw new UnsupportedOperationException("not simulated");
    }

    @Override
    public ConnectionMetadata getMetadata() {
        throw new UnsupportedOperationException("not simulated");
    }

}
