/// What the service says of itself: the calls that the rooms describe, published as
/// OpenAPI at `/openapi`, with a page to try them at `/docs`.
@ApplicationModule(allowedDependencies = { "core", "http" })
@NullMarked
package io.firstcome.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
