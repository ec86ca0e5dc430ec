/// The connections to MySQL and Redis, the scripts and their runner, and the checks at
/// the start whether these servers can keep the promises.
@ApplicationModule(allowedDependencies = { "core", "flow" })
@NullMarked
package io.firstcome.stores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
