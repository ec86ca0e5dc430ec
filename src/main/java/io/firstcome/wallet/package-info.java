/// Using it: my coupons, redemption, and revoking by the administration.
@ApplicationModule(allowedDependencies = { "core", "flow", "http", "stores", "coupon", "issuance", "issuance :: ledger",
        "admission" })
@NullMarked
package io.firstcome.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
