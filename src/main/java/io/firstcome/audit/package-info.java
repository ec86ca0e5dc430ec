/// Do Redis and MySQL agree: a cheap comparison that never stops, and a closer look on
/// demand. It reports, and asks the fence for a rebuild; it repairs nothing itself.
@ApplicationModule(allowedDependencies = { "core", "flow", "http", "stores", "coupon", "issuance", "issuance :: ledger",
        "admission" })
@NullMarked
package io.firstcome.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
