/// What callers were told, and whether all that was promised holds: one checker for real
/// processes and for the simulation.
@NullMarked
package io.firstcome.history;

import org.jspecify.annotations.NullMarked;
