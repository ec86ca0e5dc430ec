/// The words of the domain, as types and pure rules. No framework, no I/O.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
