package io.firstcome.admission.gate;

import io.firstcome.core.Epoch;

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

    public Epoch epoch() {
        return epoch;
    }

    public RebuildReason reason() {
        return reason;
    }

}
