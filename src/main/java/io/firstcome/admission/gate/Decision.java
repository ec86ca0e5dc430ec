package io.firstcome.admission.gate;

import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Winner;

/// What the gate, or MySQL in its place, says to one user.
public sealed interface Decision {

    /// The seat is taken; the row is still to be written.
    record Admitted(Winner winner) implements Decision {
    }

    /// MySQL decided, and has the row already.
    record Issued(Issue issue) implements Decision {
    }

    /// The row was there before.
    record Held(Issue issue) implements Decision {
    }

    /// The user holds a seat; which one, the row will say.
    record HoldsSeat() implements Decision {
    }

    /// No seat is left in Redis. MySQL may still have a row of this user.
    record SoldOut() implements Decision {
    }

    /// No seat is left, and the user has no row.
    record NoneLeft() implements Decision {
    }

    /// MySQL will decide in a moment: the authority has just changed.
    record Settling() implements Decision {
    }

    record NotOpen() implements Decision {
    }

    record Paused() implements Decision {
    }

    record Closed() implements Decision {
    }

}
