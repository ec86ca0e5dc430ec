/// Runs the service's own Lua scripts, with the calls and conversions that Redis
/// documents.
@NullMarked
package io.firstcome.simulation.redis.lua;

import org.jspecify.annotations.NullMarked;
