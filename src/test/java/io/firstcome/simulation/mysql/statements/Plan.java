package io.firstcome.simulation.mysql.statements;

/// A statement that was understood. Holds nothing of a run, so that all servers share it.
@FunctionalInterface
public interface Plan {

    /// Does it, or throws [Locks.Taken] when another transaction holds a row that it
    /// needs; then what it did is undone, and it is run again when the row is free.
    StatementOutcome run(ExecutionContext run);

}
