package io.firstcome.admission;

/// What a request to issue was told, in a word, for counting.
public enum Answer {

    ISSUED, HELD, PENDING, SOLD_OUT, NOT_OPEN, PAUSED, CLOSED, REVOKED, UNAVAILABLE, UNKNOWN;

    static Answer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Issued issued -> ISSUED;
            case Outcome.Held held -> HELD;
            case Outcome.Pending pending -> PENDING;
            case Outcome.SoldOut() -> SOLD_OUT;
            case Outcome.NotOpen notOpen -> NOT_OPEN;
            case Outcome.Paused() -> PAUSED;
            case Outcome.Closed() -> CLOSED;
            case Outcome.Revoked() -> REVOKED;
            case Outcome.Unavailable() -> UNAVAILABLE;
            case Outcome.Unknown() -> UNKNOWN;
        };
    }

}
