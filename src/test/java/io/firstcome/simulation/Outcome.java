package io.firstcome.simulation;

import java.util.List;

/// What MySQL answers to a statement.
///
/// @param count rows found by an UPDATE, changed or not; rows inserted or deleted
/// @param generated the first id that MySQL gave, 0 when it gave none
record Outcome(Columns columns, List<Cells> rows, long count, long generated) {

    static Outcome rows(Columns columns, List<Cells> rows) {
        return new Outcome(columns, rows, 0, 0);
    }

    static Outcome count(long count) {
        return new Outcome(Columns.NONE, List.of(), count, 0);
    }

    /// The id that MySQL gave, as the one row that the driver makes of it.
    Outcome generatedAs(String name) {
        return new Outcome(new Columns(List.of(name)), List.of(Cells.of(generated)), count, generated);
    }

    boolean isRows() {
        return columns != Columns.NONE;
    }

}
