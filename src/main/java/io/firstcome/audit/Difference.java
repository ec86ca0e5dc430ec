package io.firstcome.audit;

/// Something in which Redis and MySQL, or MySQL and itself, contradict each other.
///
/// @param detail for the engineer on call, in a sentence
public record Difference(Kind kind, String detail) {

    /// What kind of contradiction.
    public enum Kind {

        /// Somebody was told that the coupon is theirs, and there is no such row.
        LOST,

        /// Redis holds a seat that no row and no entry of the journal stands for: it will
        /// never be issued.
        ORPHAN,

        /// Redis does not know of rows, or of their positions: it would admit again whom
        /// it has admitted.
        BEHIND,

        /// More rows that are not revoked than the coupon has seats.
        OVER,

        /// One user with two coupons, or one position with two users.
        DUPLICATE,

        /// A counter in MySQL is not what the rows add up to.
        DRIFT

    }

}
