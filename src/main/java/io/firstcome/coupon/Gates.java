package io.firstcome.coupon;

import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;

/// How a change of a coupon reaches those who admit.
public interface Gates {

    /// Lowers what may be admitted, before MySQL does: from here nobody beyond `capacity`
    /// is admitted for ten seconds, in which the row must follow; a row that does not
    /// follow gets its old capacity back. On subscription, once; a cancel may leave it
    /// done. Errors when Redis cannot be reached: the lowering may then have happened,
    /// and lapses by itself.
    ///
    /// @param version of the row that the lowering follows; what the gates hear of this
    /// version or an older one meanwhile does not undo it
    Mono<Lowering> lower(CouponId coupon, long version, Capacity capacity);

    /// Makes a change seen that MySQL holds already. Never fails: what this misses, every
    /// instance's next reading repeats within a second.
    Mono<Void> follow(CouponId coupon);

    /// What became of a lowering.
    sealed interface Lowering {

        /// Done, in the state of Redis that this epoch names: it holds for the row only
        /// as long as that does not change.
        record Lowered(Epoch epoch) implements Lowering {
        }

        /// More than that hold a seat already. Nothing was changed.
        record BelowAdmitted() implements Lowering {
        }

    }

}
