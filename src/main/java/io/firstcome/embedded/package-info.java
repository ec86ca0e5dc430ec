/// MariaDB and Redis as child processes, for when no other is named. Asleep in the
/// production jar, where the jars that bring the programs are missing. Runs before and
/// after everything else, so here, and only here, waiting is allowed.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
