package io.firstcome.issuance;

/// What MySQL says to a user whom it decides about itself.
public sealed interface Seating {

    /// Admitted and committed in one.
    record Seated(Issue issue) implements Seating {
    }

    /// There was a row already.
    record HeldBefore(Issue issue) implements Seating {
    }

    record NoneLeft() implements Seating {
    }

    /// Nobody is admitted now.
    record Shut(Door door) implements Seating {
    }

    /// Whether a coupon admits at all, by the clock of MySQL.
    enum Door {

        OPEN, NOT_OPEN, PAUSED, CLOSED,

        /// The authority has just changed: other instances may still tell what they knew
        /// before, and bring their own winners first.
        SETTLING

    }

}
