package io.firstcome.core;

/// Work was done under an epoch that does not count any more, since somebody else has
/// raised it or rebuilds. Expected where instances race; begin again.
public final class StaleEpoch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleEpoch(String message) {
        super(message, null, false, false);
    }

}
