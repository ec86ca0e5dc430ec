package io.firstcome.simulation.mysql.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// A transaction that has just been committed, be it of one statement.
///
/// @param statements in the order in which they ran; those that failed are not among them
/// @param rows what is committed from now on
public record CommittedTransaction(List<Statement> statements, Rows rows) {

    /// One that went through.
    ///
    /// @param values what was bound, in the order of the marks
    /// @param count rows found by an UPDATE, rows inserted or deleted, rows read
    public record Statement(String sql, List<@Nullable Object> values, long count) {
    }

    /// What is committed, by the names of tables and columns. Only good until the
    /// observer returns.
    public static final class Rows {

        private final Tables tables;

        public Rows(Tables tables) {
            this.tables = tables;
        }

        /// In the order of the primary key.
        public List<Map<String, @Nullable Object>> of(String table) {
            return tables.table(table).committed().stream().map(cells -> named(table, cells)).toList();
        }

        public Optional<Map<String, @Nullable Object>> find(String table, Object... primaryKey) {
            StoredRow stored = tables.table(table).find(0, Cells.of(primaryKey));
            Cells cells = stored == null ? null : stored.committed();
            return cells == null ? Optional.empty() : Optional.of(named(table, cells));
        }

        private Map<String, @Nullable Object> named(String table, Cells cells) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            for (String column : tables.table(table).definition().columns().names()) {
                row.put(column, cells.get(row.size()));
            }
            return row;
        }

    }

}
