package io.firstcome.simulation;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// A statement under way: what is bound to it, its time, and the locks that it took.
final class Run {

    private final Tables tables;

    private final Transaction transaction;

    private final List<@Nullable Object> values;

    private final LocalDateTime now;

    private final Set<Locks.Place> taken = new HashSet<>();

    Run(Tables tables, Transaction transaction, List<@Nullable Object> values) {
        this.tables = tables;
        this.transaction = transaction;
        this.values = values;
        this.now = tables.now();
    }

    Transaction transaction() {
        return transaction;
    }

    Table table(TableDefinition definition) {
        return tables.table(definition.name());
    }

    @Nullable Object value(int index) {
        return values.get(index);
    }

    /// When the statement began, however long it waited.
    LocalDateTime now() {
        return now;
    }

    LocalDateTime clockNow() {
        return tables.now();
    }

    void lock(TableDefinition table, int key, Cells cells, boolean exclusive) {
        var place = new Locks.Place(table.name(), key, cells);
        if (tables.locks().take(transaction, place, exclusive)) {
            taken.add(place);
        }
    }

    /// The place is granted to this statement after a wait.
    void granted(Locks.Place place) {
        taken.add(place);
    }

    /// What an INSERT that failed has locked for its rows, it leaves.
    void unlock(TableDefinition table, int key, Cells cells) {
        var place = new Locks.Place(table.name(), key, cells);
        if (taken.remove(place)) {
            transaction.release(place);
        }
    }

    /// Locks a row and looks at it. Null when the condition does not hold for it, or it
    /// is not there any more; then it is as free as before.
    @Nullable Scope locked(TableDefinition table, Stored row, Function<Cells, Scope> scope, Value condition) {
        lock(table, 0, row.key(), true);
        Cells seen = row.seenBy(transaction);
        Scope found = seen == null ? null : scope.apply(seen);
        if (found != null && Logic.isTrue(condition.in(found))) {
            return found;
        }
        unlock(table, 0, row.key());
        return null;
    }

}
