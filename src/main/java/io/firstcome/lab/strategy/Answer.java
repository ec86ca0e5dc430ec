package io.firstcome.lab.strategy;

/// What a strategy tells who asks.
public enum Answer {

    /// The row is committed.
    ISSUED,

    /// This user has one already.
    HELD,

    /// The row will follow.
    ACCEPTED,

    SOLD_OUT,

    /// An administrator has changed the service's own coupon since.
    CLOSED,

    NO_COUPON,

    /// It could not be decided now.
    UNAVAILABLE

}
