package io.firstcome.simulation.mysql.statements;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.Locks;
import io.firstcome.simulation.mysql.storage.StoredRow;
import io.firstcome.simulation.mysql.storage.Table;
import io.firstcome.simulation.mysql.storage.TableDefinition;
import io.firstcome.simulation.mysql.storage.Tables;
import io.firstcome.simulation.mysql.storage.Transaction;

/// A statement under way: what is bound to it, its time, and the locks that it took.
public final class ExecutionContext {

    private final Tables tables;

    private final Transaction transaction;

    private final List<@Nullable Object> values;

    private final LocalDateTime now;

    private final Set<Locks.Place> taken = new HashSet<>();

    public ExecutionContext(Tables tables, Transaction transaction, List<@Nullable Object> values) {
        this.tables = tables;
        this.transaction = transaction;
        this.values = values;
        this.now = tables.now();
    }

    public Transaction transaction() {
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
    public void granted(Locks.Place place) {
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
    @Nullable NameScope locked(TableDefinition table, StoredRow row, Function<Cells, NameScope> scope,
            ValueExpression condition) {
        lock(table, 0, row.key(), true);
        Cells seen = row.seenBy(transaction);
        NameScope found = seen == null ? null : scope.apply(seen);
        if (found != null && Logic.isTrue(condition.in(found))) {
            return found;
        }
        unlock(table, 0, row.key());
        return null;
    }

}
