package io.firstcome.stores;

/// What is not as it should be at a server that the service relies on.
sealed interface Finding {

    /// The promises cannot hold: the service does not start.
    record Unsafe(String what, String remedy) implements Finding {
    }

    /// Something can be lost that need not be: the service starts and says so.
    record Doubtful(String what) implements Finding {
    }

}
