package io.firstcome.admission;

import io.firstcome.issuance.Winner;

/// What the gate says to one user.
sealed interface Decision {

    record Admitted(Winner winner) implements Decision {
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
