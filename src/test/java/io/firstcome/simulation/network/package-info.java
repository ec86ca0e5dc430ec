/// How an instance reaches a server: whatever is asked goes through a
/// [io.firstcome.simulation.network.Transport], which may break. Knows neither server.
@NullMarked
package io.firstcome.simulation.network;

import org.jspecify.annotations.NullMarked;
