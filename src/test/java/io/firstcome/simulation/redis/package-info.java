/// A Redis in memory, behind the real driver: commands come in as bytes and are answered
/// as bytes.
@NullMarked
package io.firstcome.simulation.redis;

import org.jspecify.annotations.NullMarked;
