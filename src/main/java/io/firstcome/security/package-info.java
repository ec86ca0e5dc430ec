/// Who is calling: tokens are checked here, and which call needs which. Knows nothing of
/// coupons but their addresses.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
