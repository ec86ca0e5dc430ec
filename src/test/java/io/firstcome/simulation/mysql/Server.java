package io.firstcome.simulation.mysql;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

import io.firstcome.simulation.mysql.statements.Plan;
import io.firstcome.simulation.mysql.statements.StatementParser;
import io.firstcome.simulation.mysql.storage.CommittedTransaction;
import io.firstcome.simulation.mysql.storage.Locks;
import io.firstcome.simulation.mysql.storage.Tables;
import io.firstcome.simulation.mysql.storage.Transaction;

/// What the sessions have in common.
final class Server {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(3);

    private final Deque<Runnable> ready = new ArrayDeque<>();

    private final Set<Session> sessions = new LinkedHashSet<>();

    private final Locks locks = new Locks(ready::add);

    private final Tables tables;

    private final Scheduler timer;

    private final UnaryOperator<String> reading;

    private Consumer<CommittedTransaction> observer = committed -> {
    };

    private boolean going;

    Server(InstantSource clock, Scheduler timer, UnaryOperator<String> reading) {
        this.reading = reading;
        this.tables = new Tables(StatementParser.schema(), locks, clock);
        this.timer = timer;
    }

    Tables tables() {
        return tables;
    }

    Plan plan(String sql) {
        return StatementParser.plan(reading.apply(sql));
    }

    Session open() {
        var session = new Session(this);
        sessions.add(session);
        return session;
    }

    void close(Session session) {
        sessions.remove(session);
    }

    void crash() {
        var answers = List.copyOf(sessions).stream().map(Session::drop).toList();
        answers.forEach(Runnable::run);
        go();
    }

    void observe(Consumer<CommittedTransaction> newObserver) {
        observer = newObserver;
    }

    Transaction begin() {
        return new Transaction(locks);
    }

    void commit(Transaction transaction) {
        transaction.commit();
        transaction.end();
        if (!transaction.statements().isEmpty()) {
            observer.accept(new CommittedTransaction(transaction.statements(), new CommittedTransaction.Rows(tables)));
        }
    }

    void rollback(Transaction transaction) {
        transaction.undoTo(0);
        transaction.end();
    }

    Disposable afterLockWait(Runnable givingUp) {
        return timer.schedule(() -> {
            givingUp.run();
            go();
        }, LOCK_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Lets those go on whose locks are free now, one after the other: each when the one
    /// before it has been answered.
    void go() {
        if (going) {
            return;
        }
        going = true;
        try {
            for (Runnable next = ready.poll(); next != null; next = ready.poll()) {
                next.run();
            }
        }
        finally {
            going = false;
        }
    }

}
