/// The desk where a request to issue arrives: answers from memory, asks for a decision,
/// follows a winner to the commit, counts the outcomes. Its HTTP is in `web`; export and
/// import are in `bulk`.
@ApplicationModule(allowedDependencies = { "core", "flow", "http", "stores", "coupon", "issuance", "issuance :: ledger",
        "admission.gate", "admission.demand", "admission.fence" })
@NullMarked
package io.firstcome.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
