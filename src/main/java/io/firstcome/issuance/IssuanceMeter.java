package io.firstcome.issuance;

import io.firstcome.flow.RoomMeter;

/// What this room measures.
enum IssuanceMeter implements RoomMeter {

    /// Winners in one transaction.
    BATCH("firstcome.issuance.batch"),

    /// From handing a batch to a transaction until its commit.
    COMMIT("firstcome.issuance.commit"),

    /// Batches that are not in MySQL, and wait in the journal.
    DEFERRED("firstcome.issuance.deferred"),

    /// Winners that wait in this instance for a transaction.
    WAITING("firstcome.issuance.waiting"),

    /// Entries of all journals: winners without a row, or not cleared away yet.
    JOURNAL("firstcome.issuance.journal"),

    /// Seconds since the oldest of them was admitted; 0 when there is none.
    JOURNAL_AGE("firstcome.issuance.journal.age");

    private final String id;

    IssuanceMeter(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

}
