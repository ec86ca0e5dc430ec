package io.firstcome.simulation.mysql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.firstcome.simulation.mysql.statements.StatementOutcome;
import io.firstcome.simulation.mysql.storage.MySqlErrors;
import io.firstcome.simulation.mysql.storage.Transaction;

/// The server's side of a connection: one thing at a time, in the order of asking.
final class Session {

    private final Server server;

    private final Deque<SessionCommand> asked = new ArrayDeque<>();

    private @Nullable Transaction open;

    private @Nullable SessionCommand atWork;

    private boolean autoCommit = true;

    private boolean readCommitted;

    private boolean over;

    Session(Server server) {
        this.server = server;
    }

    boolean isOver() {
        return over;
    }

    boolean isInTransaction() {
        return open != null;
    }

    boolean isAutoCommit() {
        return autoCommit;
    }

    Mono<StatementOutcome> execute(String sql, List<@Nullable Object> values) {
        return ask(work -> new Execution(server, this, work, sql, values).attempt());
    }

    /// @param thisOnceReadCommitted whatever the isolation of the session is
    Mono<StatementOutcome> begin(boolean thisOnceReadCommitted) {
        return does(() -> {
            endOpen(server::commit);
            open = thisOnceReadCommitted ? server.begin() : beginning();
        });
    }

    Mono<StatementOutcome> commit() {
        return does(() -> endOpen(server::commit));
    }

    Mono<StatementOutcome> rollback() {
        return does(() -> endOpen(server::rollback));
    }

    Mono<StatementOutcome> setAutoCommit(boolean newAutoCommit) {
        return does(() -> {
            if (newAutoCommit && !autoCommit) {
                endOpen(server::commit);
            }
            autoCommit = newAutoCommit;
        });
    }

    Mono<StatementOutcome> setReadCommitted() {
        return does(() -> readCommitted = true);
    }

    Mono<StatementOutcome> ping() {
        return does(() -> {
        });
    }

    /// The client is gone: what was not committed is rolled back.
    void end() {
        drop().run();
        server.go();
    }

    /// The same without an answer to anybody: that is what is left to do.
    Runnable drop() {
        var lost = new ArrayList<SessionCommand>(asked);
        if (atWork != null) {
            lost.addFirst(atWork);
            atWork.abandon.run();
            atWork = null;
        }
        asked.clear();
        over = true;
        endOpen(server::rollback);
        server.close(this);
        return () -> lost.forEach(work -> work.fail(MySqlErrors.disconnected()));
    }

    boolean isAt(SessionCommand work) {
        return atWork == work;
    }

    /// The transaction that is open, or one for this statement alone.
    Transaction transaction() {
        if (open != null) {
            return open;
        }
        if (autoCommit) {
            return server.begin();
        }
        open = beginning();
        return open;
    }

    /// Its statement went through: commits what was for this statement alone.
    void settle(Transaction transaction) {
        if (transaction != open) {
            server.commit(transaction);
        }
    }

    /// Its statement failed, and is undone already.
    ///
    /// @param whole whether all of the transaction is undone with it
    void fail(Transaction transaction, boolean whole) {
        if (transaction != open) {
            server.rollback(transaction);
        }
        else if (whole) {
            endOpen(server::rollback);
        }
    }

    void finish(SessionCommand work, Runnable answer) {
        if (atWork == work) {
            atWork = null;
            answer.run();
            next();
            server.go();
        }
    }

    private Mono<StatementOutcome> does(Runnable step) {
        return ask(work -> {
            try {
                step.run();
            }
            catch (RuntimeException failed) {
                finish(work, () -> work.fail(failed));
            }
            finish(work, () -> work.succeed(StatementOutcome.count(0)));
        });
    }

    private Mono<StatementOutcome> ask(SessionCommand.Step step) {
        return Mono.create(sink -> {
            var work = new SessionCommand(step, sink);
            if (over) {
                work.fail(MySqlErrors.disconnected());
                return;
            }
            asked.add(work);
            next();
        });
    }

    private void next() {
        if (atWork == null && !asked.isEmpty()) {
            SessionCommand work = asked.remove();
            atWork = work;
            work.step.begin(work);
        }
    }

    private Transaction beginning() {
        if (!readCommitted) {
            throw new UnsupportedOperationException("not simulated: a transaction that is not READ COMMITTED");
        }
        return server.begin();
    }

    private void endOpen(Consumer<Transaction> how) {
        if (open != null) {
            Transaction transaction = open;
            open = null;
            how.accept(transaction);
        }
    }

}
