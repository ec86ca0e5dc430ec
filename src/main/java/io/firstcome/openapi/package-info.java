/// What the service says of itself: gathers the calls that the rooms describe and publishes
/// them as OpenAPI at `/openapi`, with a page to try them at `/docs`. Knows no room.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
