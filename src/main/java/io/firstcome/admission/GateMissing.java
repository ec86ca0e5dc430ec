package io.firstcome.admission;

import io.firstcome.core.Epoch;

/// The state of Redis under this epoch may not admit. A signal to rebuild it and ask
/// again, not a failure.
final class GateMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Epoch epoch;

    GateMissing(Epoch epoch, String what) {
        super("epoch " + epoch + " " + what, null, false, false);
        this.epoch = epoch;
    }

    Epoch epoch() {
        return epoch;
    }

}
