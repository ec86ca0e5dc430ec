package io.firstcome.simulation.mysql.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// The rows of a table, found by each of its keys.
public final class Table {

    private final TableDefinition definition;

    private final List<TreeMap<Cells, StoredRow>> keys;

    private long nextId = 1;

    Table(TableDefinition definition) {
        this.definition = definition;
        this.keys = definition.keys().stream().map(key -> new TreeMap<Cells, StoredRow>()).toList();
    }

    TableDefinition definition() {
        return definition;
    }

    /// In the order of the primary key.
    public List<StoredRow> all() {
        return List.copyOf(keys.getFirst().values());
    }

    /// Those whose primary key begins so.
    public List<StoredRow> behind(Cells beginning) {
        var rows = new ArrayList<StoredRow>();
        for (Map.Entry<Cells, StoredRow> entry : keys.getFirst().tailMap(beginning, true).entrySet()) {
            if (!entry.getKey().startsWith(beginning)) {
                break;
            }
            rows.add(entry.getValue());
        }
        return rows;
    }

    public @Nullable StoredRow find(int key, Cells wanted) {
        return keys.get(key).get(wanted);
    }

    public StoredRow findOrMake(Cells row) {
        StoredRow stored = keys.getFirst().computeIfAbsent(row.at(definition.primary().columns()), StoredRow::new);
        for (int key = 1; key < keys.size(); key++) {
            List<Integer> columns = definition.keys().get(key).columns();
            StoredRow other = keys.get(key).putIfAbsent(row.at(columns), stored);
            Cells before = stored.committed();
            if ((other != null && other != stored) || (before != null && !before.at(columns).equals(row.at(columns)))) {
                throw new UnsupportedOperationException("not simulated: a key that moves to another row: " + row);
            }
        }
        return stored;
    }

    void remove(StoredRow stored, Cells row) {
        for (int key = 0; key < keys.size(); key++) {
            keys.get(key).remove(row.at(definition.keys().get(key).columns()), stored);
        }
    }

    public long nextId() {
        return nextId;
    }

    /// The next id that MySQL gives will be behind this one.
    public void used(long id) {
        nextId = Math.max(nextId, id + 1);
    }

    List<Cells> committed() {
        return keys.getFirst()
            .values()
            .stream()
            .map(StoredRow::committed)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    }

    /// Forgets what it has.
    ///
    /// @param rows all there is from now on
    void restore(List<Cells> rows, long newNextId) {
        keys.forEach(TreeMap::clear);
        nextId = newNextId;
        for (Cells row : rows) {
            StoredRow stored = findOrMake(row);
            stored.restore(row);
        }
    }

}
