/// Do Redis and MySQL agree: a cheap comparison that never stops, and a closer look on
/// demand. Finds out and reports; the way back is `admission`'s.
@ApplicationModule(allowedDependencies = { "coupon", "issuance", "admission" })
@NullMarked
package io.firstcome.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
