/// The command `verify`: compares, user by user, what MySQL and Redis hold and what
/// callers were promised, for a service at rest.
@ApplicationModule(allowedDependencies = { "core", "flow", "stores", "coupon", "issuance", "issuance :: ledger",
        "admission", "audit" })
@NullMarked
package io.firstcome.audit.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
