package io.firstcome.admission.gate;

import io.firstcome.core.Epoch;
import io.firstcome.stores.StoreOutage;

/// The state of Redis under this epoch may not admit. A signal to rebuild it and ask
/// again, not a failure.
public final class GateUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Epoch epoch;

    private final RebuildReason reason;

    public GateUnusable(Epoch epoch, RebuildReason reason) {
        super("epoch " + epoch + " may not admit: " + reason, null, false, false);
        this.epoch = epoch;
        this.reason = reason;
    }

    /// True when there is no decision for now: no gate, or a store is away.
    public static boolean orOutage(Throwable error) {
        return error instanceof GateUnusable || StoreOutage.isOne(error);
    }

    public Epoch epoch() {
        return epoch;
    }

    public RebuildReason reason() {
        return reason;
    }

}
