/// Making it durable: the journal of winners in Redis, the group-commit writer, the
/// sweeper, and revoking; the rows themselves are in `ledger`. Who wins is decided
/// elsewhere; what this room must know of that it asks
/// [io.firstcome.issuance.Authority], which the fence implements.
@ApplicationModule(allowedDependencies = { "core", "flow", "stores" })
@NullMarked
package io.firstcome.issuance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
