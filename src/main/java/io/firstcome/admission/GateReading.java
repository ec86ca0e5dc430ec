package io.firstcome.admission;

/// What Redis holds of a coupon under one epoch, in one moment.
public sealed interface GateReading {

    /// Users who hold a seat.
    long seats();

    /// Entries of the journal: winners that are not committed, or not cleared away yet.
    long journal();

    /// One of the keys is of the wrong type: nothing of it can be counted.
    record Damaged() implements GateReading {

        @Override
        public long seats() {
            return 0;
        }

        @Override
        public long journal() {
            return 0;
        }

    }

    record NoGate(long seats, long journal) implements GateReading {
    }

    /// The gate is there.
    ///
    /// @param taken seats held, by the gate's own count
    /// @param next the position of the next winner
    record Open(long seats, long journal, long taken, long next) implements GateReading {
    }

}
