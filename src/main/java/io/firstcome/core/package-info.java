/// The words that every room shares. Knows no room, no Spring, no I/O.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
