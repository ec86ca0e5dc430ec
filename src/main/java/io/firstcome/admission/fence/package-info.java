/// Which state of Redis may admit, and the way to a new one: the epoch and lease in the
/// row, the rebuild, the alignment of gates, the failover to MySQL and back.
@ApplicationModule(allowedDependencies = { "core", "flow", "stores", "coupon", "issuance", "issuance :: ledger",
        "admission.gate", "admission.demand" })
@NullMarked
package io.firstcome.admission.fence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
