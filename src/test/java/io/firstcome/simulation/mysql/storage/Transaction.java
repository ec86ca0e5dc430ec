package io.firstcome.simulation.mysql.storage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What was written and locked since the last commit.
public final class Transaction {

    private final Locks locks;

    private final Set<Locks.Place> held = new LinkedHashSet<>();

    private final List<Change> changes = new ArrayList<>();

    private final List<CommittedTransaction.Statement> statements = new ArrayList<>();

    private Locks.@Nullable Request waiting;

    public Transaction(Locks locks) {
        this.locks = locks;
    }

    /// Writes a row that is locked.
    ///
    /// @param row null deletes it
    public void write(Table table, StoredRow stored, Cells identity, @Nullable Cells row) {
        changes.add(new Change(table, stored, identity, stored.write(this, row)));
    }

    public void ran(CommittedTransaction.Statement statement) {
        statements.add(statement);
    }

    public List<CommittedTransaction.Statement> statements() {
        return List.copyOf(statements);
    }

    public int changes() {
        return changes.size();
    }

    /// Undoes all but the first so many changes. What was locked for them stays locked.
    public void undoTo(int count) {
        while (changes.size() > count) {
            Change change = changes.removeLast();
            change.undo.run();
            change.forgetIfGone();
        }
    }

    public void commit() {
        for (Change change : changes) {
            change.stored.commit();
            change.forgetIfGone();
        }
        changes.clear();
    }

    /// Gives all locks back, oldest first, and waits for none any more.
    public void end() {
        if (waiting != null) {
            locks.cancel(waiting);
        }
        held.forEach(place -> locks.release(this, place));
        held.clear();
    }

    void holds(Locks.Place place) {
        held.add(place);
    }

    public void release(Locks.Place place) {
        held.remove(place);
        locks.release(this, place);
    }

    Locks.@Nullable Request waiting() {
        return waiting;
    }

    void waitFor(Locks.@Nullable Request request) {
        waiting = request;
    }

    /// One row written once.
    ///
    /// @param identity the row's keys
    private record Change(Table table, StoredRow stored, Cells identity, Runnable undo) {

        private void forgetIfGone() {
            if (stored.isGone()) {
                table.remove(stored, Objects.requireNonNull(identity));
            }
        }

    }

}
