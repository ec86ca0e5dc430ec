/// One state of Redis that may admit: its keys, the scripts that decide, and what they
/// reply.
@ApplicationModule(allowedDependencies = { "core", "flow", "stores", "coupon", "issuance", "issuance :: ledger" })
@NullMarked
package io.firstcome.admission.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
