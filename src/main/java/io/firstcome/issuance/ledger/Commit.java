package io.firstcome.issuance.ledger;

/// What became of a winner on the way into MySQL.
public sealed interface Commit {

    /// MySQL holds a row of this user: the entry has done its work.
    sealed interface InMySql extends Commit {

        Issue issue();

    }

    /// Written now, or by an earlier try whose answer was lost.
    record Committed(Issue issue) implements InMySql {
    }

    /// The user had a row already, at another position: Redis did not know of it.
    record Held(Issue issue) implements InMySql {
    }

    /// The row names another epoch: nothing was written, and the user is to be
    /// decided again.
    record EpochMoved() implements Commit {
    }

    /// MySQL has no seat left for this one, which Redis must not have allowed. The entry
    /// stays in the journal.
    record OverStock() implements Commit {
    }

    /// Another user has this position, which Redis must not have given twice. The entry
    /// stays in the journal.
    record PositionTaken() implements Commit {
    }

    /// Not now: MySQL is away or too much waits. The entry stays in the journal, and the
    /// sweeper will come for it.
    record Deferred() implements Commit {
    }

}
