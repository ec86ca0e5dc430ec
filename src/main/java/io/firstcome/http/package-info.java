/// What all calls have in common at the edge: how they are described, refused, limited,
/// drained and marked.
@ApplicationModule(allowedDependencies = { "core", "stores" })
@NullMarked
package io.firstcome.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
