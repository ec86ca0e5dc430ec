package io.firstcome.simulation.mysql.storage;

import org.jspecify.annotations.Nullable;

/// A row as it is committed, and as the one transaction that has written it would have
/// it.
public final class StoredRow {

    private final Cells key;

    private @Nullable Cells committed;

    private @Nullable Cells written;

    private @Nullable Transaction writer;

    StoredRow(Cells key) {
        this.key = key;
    }

    /// Its primary key.
    public Cells key() {
        return key;
    }

    @Nullable Cells committed() {
        return committed;
    }

    /// Null when it is not there: not yet, or not any more.
    public @Nullable Cells seenBy(Transaction transaction) {
        return writer == transaction ? written : committed;
    }

    /// Answers how to undo this.
    Runnable write(Transaction by, @Nullable Cells row) {
        Cells writtenBefore = written;
        Transaction writerBefore = writer;
        written = row;
        writer = by;
        return () -> {
            written = writtenBefore;
            writer = writerBefore;
        };
    }

    void commit() {
        if (writer != null) {
            committed = written;
            written = null;
            writer = null;
        }
    }

    void restore(Cells row) {
        committed = row;
    }

    boolean isGone() {
        return committed == null && writer == null;
    }

}
