/// What the service is compared with, and how its own parts are measured: in quarantine
/// behind the profile `lab`. Nothing imports it, and in production it does not exist.
@ApplicationModule(allowedDependencies = { "core", "flow", "http", "stores", "security", "coupon", "issuance",
        "issuance :: ledger", "admission" })
@NullMarked
package io.firstcome.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
