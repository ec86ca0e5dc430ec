package io.firstcome.admission;

import io.firstcome.core.Epoch;

/// The state of Redis under this epoch may not admit. A signal to rebuild it and ask
/// again, not a failure.
final class GateMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Epoch epoch;

    private final Sign sign;

    GateMissing(Epoch epoch, Sign sign) {
        super("epoch " + epoch + " may not admit: " + sign, null, false, false);
        this.epoch = epoch;
        this.sign = sign;
    }

    Epoch epoch() {
        return epoch;
    }

    Sign sign() {
        return sign;
    }

}
