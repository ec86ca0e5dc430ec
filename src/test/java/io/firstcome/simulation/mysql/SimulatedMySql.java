package io.firstcome.simulation.mysql;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.r2dbc.spi.ConnectionFactory;
import reactor.core.scheduler.Scheduler;

import io.firstcome.simulation.mysql.storage.CommittedTransaction;
import io.firstcome.simulation.mysql.storage.Tables;
import io.firstcome.simulation.network.Transport;

/// A MySQL in memory that runs the service's own statements, in READ COMMITTED, with the
/// tables of its migrations. All that it does it does on the thread of who asks, and
/// nothing in it is left to chance: it must not be asked by two threads at once. A
/// statement, a type or an isolation that it does not know, it refuses.
public final class SimulatedMySql {

    private final Server server;

    /// An empty one.
    ///
    /// @param clock what NOW and SYSDATE say, in UTC
    /// @param timer ends a wait for a lock after three seconds, as the service has its
    /// sessions set
    public SimulatedMySql(InstantSource clock, Scheduler timer) {
        this(clock, timer, UnaryOperator.identity());
    }

    /// @param reading how it misreads each statement, for tests that must fail
    public SimulatedMySql(InstantSource clock, Scheduler timer, UnaryOperator<String> reading) {
        this.server = new Server(clock, timer, reading);
    }

    /// Whose connections go over this way.
    public ConnectionFactory connect(Transport link) {
        return new SimulatedSessions(server, link);
    }

    /// Ends all connections; what was not committed is gone.
    public void crash() {
        server.crash();
    }

    /// What is committed now.
    public Snapshot snapshot() {
        return new Snapshot(server.tables().snapshot());
    }

    /// A MySQL restored from an older copy: ends all connections, and holds what it held
    /// then.
    public void restore(Snapshot snapshot) {
        server.crash();
        server.tables().restore(snapshot.tables);
    }

    /// From now on only this one is told.
    ///
    /// @param observer is told of each commit of at least one statement, autocommit or
    /// not, before who committed is
    public void observe(Consumer<CommittedTransaction> observer) {
        server.observe(observer);
    }

    /// What was committed at one moment.
    public static final class Snapshot {

        private final Tables.Snapshot tables;

        private Snapshot(Tables.Snapshot tables) {
            this.tables = tables;
        }

    }

}
