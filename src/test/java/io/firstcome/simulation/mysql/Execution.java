package io.firstcome.simulation.mysql;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

import io.firstcome.simulation.mysql.statements.ExecutionContext;
import io.firstcome.simulation.mysql.statements.StatementOutcome;
import io.firstcome.simulation.mysql.storage.CommittedTransaction;
import io.firstcome.simulation.mysql.storage.Locks;
import io.firstcome.simulation.mysql.storage.MySqlErrors;
import io.firstcome.simulation.mysql.storage.Transaction;

/// A statement of a session, tried again after each wait for a lock.
final class Execution {

    private final Server server;

    private final Session session;

    private final SessionCommand work;

    private final String sql;

    private final List<@Nullable Object> values;

    private final Disposable.Swap waiting = Disposables.swap();

    private @Nullable ExecutionContext run;

    Execution(Server server, Session session, SessionCommand work, String sql, List<@Nullable Object> values) {
        this.server = server;
        this.session = session;
        this.work = work;
        this.sql = sql;
        this.values = values;
    }

    /// An error ends the statement, and of a transaction only what that statement did.
    void attempt() {
        try {
            if (run == null) {
                run = new ExecutionContext(server.tables(), session.transaction(), values);
            }
            attempt(run);
        }
        catch (RuntimeException failed) {
            session.finish(work, () -> work.fail(failed));
        }
    }

    private void attempt(ExecutionContext begun) {
        Transaction transaction = begun.transaction();
        int before = transaction.changes();
        try {
            StatementOutcome outcome = server.plan(sql).run(begun);
            transaction.ran(new CommittedTransaction.Statement(sql, values,
                    outcome.isRows() ? outcome.rows().size() : outcome.count()));
            session.settle(transaction);
            session.finish(work, () -> work.succeed(outcome));
        }
        catch (Locks.Taken taken) {
            transaction.undoTo(before);
            await(begun, taken);
        }
        catch (RuntimeException failed) {
            transaction.undoTo(before);
            fail(transaction, failed, false);
        }
    }

    private void await(ExecutionContext begun, Locks.Taken taken) {
        Transaction transaction = begun.transaction();
        var request = taken.request(transaction, () -> {
            waiting.update(Disposables.disposed());
            if (session.isAt(work)) {
                begun.granted(taken.place());
                attempt();
            }
        });
        if (!server.tables().locks().await(request)) {
            fail(transaction, MySqlErrors.deadlock(), true);
            return;
        }
        work.abandon = () -> {
            waiting.dispose();
            session.fail(transaction, true);
        };
        waiting.update(server.afterLockWait(() -> {
            server.tables().locks().cancel(request);
            fail(transaction, MySqlErrors.lockWait(), false);
        }));
    }

    private void fail(Transaction transaction, RuntimeException error, boolean whole) {
        session.fail(transaction, whole);
        session.finish(work, () -> work.fail(error));
    }

}
