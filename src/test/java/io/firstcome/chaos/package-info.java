/// Real processes, real faults: one test a row of the fault table, under load, with a
/// checker over the recorded history. Runs with `mvn verify -Pchaos`.
@NullMarked
package io.firstcome.chaos;

import org.jspecify.annotations.NullMarked;
