/// Keys, their values, and the replies and errors of Redis. Knows neither commands nor
/// scripts.
@NullMarked
package io.firstcome.simulation.redis.keyspace;

import org.jspecify.annotations.NullMarked;
