package io.firstcome.admission;

import reactor.core.publisher.Mono;

import io.firstcome.issuance.Commit;
import io.firstcome.issuance.Issue;
import io.firstcome.issuance.Winner;

/// What the gate, or MySQL in its place, says to one user.
sealed interface Decision {

    /// The seat is taken and the winner is on the way into MySQL.
    ///
    /// @param commit what becomes of it; nobody need listen
    record Admitted(Winner winner, Mono<Commit> commit) implements Decision {
    }

    /// MySQL decided, and has the row already.
    record Issued(Issue issue) implements Decision {
    }

    /// The row was there before.
    record Held(Issue issue) implements Decision {
    }

    /// MySQL decided, and nobody without a row gets one.
    record NoneLeft() implements Decision {
    }

    /// MySQL will decide in a moment: the authority has just changed.
    record NotYet() implements Decision {
    }

    record AlreadyHolds() implements Decision {
    }

    record SoldOut() implements Decision {
    }

    record NotOpen() implements Decision {
    }

    record Paused() implements Decision {
    }

    record Closed() implements Decision {
    }

}
