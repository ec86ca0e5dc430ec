/// Watching it: the figures of a drop, one snapshot for all who watch, and the page.
/// Reads only; what it shows may be a moment old and decides nothing.
@ApplicationModule(allowedDependencies = { "core", "flow", "http", "stores", "coupon", "issuance", "issuance :: ledger",
        "admission", "audit" })
@NullMarked
package io.firstcome.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
