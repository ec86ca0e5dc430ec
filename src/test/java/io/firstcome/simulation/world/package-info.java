/// All that a history consists of, from one seed: virtual time, processes that can be
/// killed, links in good and bad conditions, instances of the service, and the two
/// servers.
@NullMarked
package io.firstcome.simulation.world;

import org.jspecify.annotations.NullMarked;
