package io.firstcome.coupon;

import io.firstcome.core.Epoch;

/// Under which epoch of the row a change may be written.
sealed interface EpochGuard {

    record AnyEpoch() implements EpochGuard {
    }

    /// Redis was told first: the change counts only as long as that state of Redis does.
    record SameEpoch(Epoch epoch) implements EpochGuard {
    }

}
