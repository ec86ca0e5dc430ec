package io.firstcome.simulation.mysql.statements;

import java.util.List;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.Columns;

/// What MySQL answers to a statement.
///
/// @param count rows found by an UPDATE, changed or not; rows inserted or deleted
/// @param generated the first id that MySQL gave, 0 when it gave none
public record StatementOutcome(Columns columns, List<Cells> rows, long count, long generated) {

    static StatementOutcome rows(Columns columns, List<Cells> rows) {
        return new StatementOutcome(columns, rows, 0, 0);
    }

    public static StatementOutcome count(long count) {
        return new StatementOutcome(Columns.NONE, List.of(), count, 0);
    }

    /// The id that MySQL gave, as the one row that the driver makes of it.
    public StatementOutcome generatedAs(String name) {
        return new StatementOutcome(new Columns(List.of(name)), List.of(Cells.of(generated)), count, generated);
    }

    public boolean isRows() {
        return columns != Columns.NONE;
    }

}
