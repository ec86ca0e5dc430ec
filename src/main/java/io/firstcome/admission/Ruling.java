package io.firstcome.admission;

import java.util.List;

/// What the gate says to a batch.
sealed interface Ruling {

    /// The gate is there and has answered.
    ///
    /// @param decisions one a user, in their order
    /// @param version of the row that the gate goes by; 0 while a lowering is under way,
    /// which no row knows of yet
    /// @param taken seats held after this batch
    record Decided(List<Decision> decisions, long version, long taken) implements Ruling {
    }

    /// This state of Redis may not admit: it was never opened, was closed for a rebuild,
    /// or is lost.
    record NoGate() implements Ruling {
    }

    /// The keys contradict each other; nothing was decided.
    record Damaged() implements Ruling {
    }

}
