package io.firstcome.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// The rows of a table, found by each of its keys.
final class Table {

    private final TableDefinition definition;

    private final List<TreeMap<Cells, Stored>> keys;

    private long nextId = 1;

    Table(TableDefinition definition) {
        this.definition = definition;
        this.keys = definition.keys().stream().map(key -> new TreeMap<Cells, Stored>()).toList();
    }

    TableDefinition definition() {
        return definition;
    }

    /// In the order of the primary key.
    List<Stored> all() {
        return List.copyOf(keys.getFirst().values());
    }

    /// Those whose primary key begins so.
    List<Stored> behind(Cells beginning) {
        var rows = new ArrayList<Stored>();
        for (Map.Entry<Cells, Stored> entry : keys.getFirst().tailMap(beginning, true).entrySet()) {
            if (!entry.getKey().startsWith(beginning)) {
                break;
            }
            rows.add(entry.getValue());
        }
        return rows;
    }

    @Nullable Stored find(int key, Cells wanted) {
        return keys.get(key).get(wanted);
    }

    Stored findOrMake(Cells row) {
        Stored stored = keys.getFirst().computeIfAbsent(row.at(definition.primary().columns()), Stored::new);
        for (int key = 1; key < keys.size(); key++) {
            List<Integer> columns = definition.keys().get(key).columns();
            Stored other = keys.get(key).putIfAbsent(row.at(columns), stored);
            Cells before = stored.committed();
            if ((other != null && other != stored) || (before != null && !before.at(columns).equals(row.at(columns)))) {
                throw new UnsupportedOperationException("not simulated: a key that moves to another row: " + row);
            }
        }
        return stored;
    }

    void remove(Stored stored, Cells row) {
        for (int key = 0; key < keys.size(); key++) {
            keys.get(key).remove(row.at(definition.keys().get(key).columns()), stored);
        }
    }

    long nextId() {
        return nextId;
    }

    /// The next id that MySQL gives will be behind this one.
    void used(long id) {
        nextId = Math.max(nextId, id + 1);
    }

    List<Cells> committed() {
        return keys.getFirst()
            .values()
            .stream()
            .map(Stored::committed)
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
            Stored stored = findOrMake(row);
            stored.restore(row);
        }
    }

}
