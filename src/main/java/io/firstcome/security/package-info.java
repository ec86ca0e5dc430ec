/// Who is calling. Tokens are checked here; which call needs which follows from the calls
/// that the rooms describe.
@ApplicationModule(allowedDependencies = { "core", "flow", "http" })
@NullMarked
package io.firstcome.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
