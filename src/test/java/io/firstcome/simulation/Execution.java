package io.firstcome.simulation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/// A statement of a session, tried again after each wait for a lock.
final class Execution {

    private final Server server;

    private final Session session;

    private final Work work;

    private final String sql;

    private final List<@Nullable Object> values;

    private final Disposable.Swap waiting = Disposables.swap();

    private @Nullable Run run;

    Execution(Server server, Session session, Work work, String sql, List<@Nullable Object> values) {
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
                run = new Run(server.tables(), session.transaction(), values);
            }
            attempt(run);
        }
        catch (RuntimeException failed) {
            session.finish(work, () -> work.fail(failed));
        }
    }

    private void attempt(Run begun) {
        Transaction transaction = begun.transaction();
        int before = transaction.changes();
        try {
            Outcome outcome = server.plan(sql).run(begun);
            transaction
                .ran(new Committed.Statement(sql, values, outcome.isRows() ? outcome.rows().size() : outcome.count()));
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

    private void await(Run begun, Locks.Taken taken) {
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
