/// The service in one thread: its own code over a Redis and a MySQL in memory, with time
/// and every fault from one seed.
@NullMarked
package io.firstcome.simulation;

import org.jspecify.annotations.NullMarked;
