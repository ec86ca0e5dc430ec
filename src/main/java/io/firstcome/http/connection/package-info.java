/// What happens on a connection around the requests: how long they may take to arrive and
/// to be answered, and what is said to those that cannot be read.
@ApplicationModule(allowedDependencies = { "core", "http" })
@NullMarked
package io.firstcome.http.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
