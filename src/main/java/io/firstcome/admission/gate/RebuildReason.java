package io.firstcome.admission.gate;

/// By what one knows that a state of Redis may not admit.
public enum RebuildReason {

    /// There is no gate. It may just be in the making, so this is looked at again before
    /// anything is done.
    NO_GATE,

    /// The keys contradict each other.
    DAMAGED,

    /// MySQL refused what it admitted.
    REFUSED,

    /// The row names another state, or another authority, by now.
    MOVED,

    /// MySQL has decided by itself meanwhile, and Redis can be reached again.
    OUTDATED

}
