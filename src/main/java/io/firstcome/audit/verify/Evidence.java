package io.firstcome.audit.verify;

import io.firstcome.core.Position;
import io.firstcome.core.UserId;

/// One line of what is said about who has a coupon.
///
/// @param position 0 for a seat, which has none
record Evidence(Source source, UserId user, long position) {

    private static final long NONE = 0;

    static Evidence of(Source source, UserId user, Position position) {
        return new Evidence(source, user, position.value());
    }

    static Evidence ofSeat(UserId user) {
        return new Evidence(Source.SEAT, user, NONE);
    }

    /// Who says so.
    enum Source {

        /// MySQL, with a row.
        ROW,

        /// Redis, with an entry of the journal.
        JOURNAL,

        /// Redis, which counts the user among the winners.
        SEAT,

        /// The caller's own log: so they were told.
        PROMISE

    }

}
