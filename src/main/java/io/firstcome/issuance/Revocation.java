package io.firstcome.issuance;

import io.firstcome.issuance.ledger.Issue;

/// What became of the wish to take an issue back.
public sealed interface Revocation {

    /// It is taken back, now or by an earlier wish: the seat is in the stock again, once.
    record Revoked(Issue issue) implements Revocation {
    }

    /// It was used: its seat is spent and goes back to nobody.
    record Used(Issue issue) implements Revocation {
    }

    /// There is no row at this position.
    record Missing() implements Revocation {
    }

}
