/// MariaDB and Redis as child processes when none is configured. Absent from the
/// production jar.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
