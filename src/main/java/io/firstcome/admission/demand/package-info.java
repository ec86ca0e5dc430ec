/// The coupons that somebody asks this instance for: readings of their rows, sold-out
/// filters, decisions in batches, and the decisions that MySQL takes by itself.
@ApplicationModule(allowedDependencies = { "core", "flow", "stores", "coupon", "issuance", "issuance :: ledger",
        "admission.gate" })
@NullMarked
package io.firstcome.admission.demand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
