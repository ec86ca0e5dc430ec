package io.firstcome.wallet;

/// What became of the wish to use an issue, or to undo that.
public sealed interface Use {

    /// It is as wished: used, or not used any more.
    record Done(HeldCoupon coupon) implements Use {
    }

    /// It was used before. Whether by this very wish, whose answer was lost, nobody can
    /// tell.
    record UsedBefore(HeldCoupon coupon) implements Use {
    }

    record Expired(HeldCoupon coupon) implements Use {
    }

    record Revoked() implements Use {
    }

    /// This user holds no such issue.
    record NotHeld() implements Use {
    }

}
