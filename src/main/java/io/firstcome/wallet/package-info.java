/// Using it: what a user holds of all coupons, using one, undoing that, and an
/// administrator taking it back. Issues nothing.
@ApplicationModule(allowedDependencies = { "coupon", "issuance" })
@NullMarked
package io.firstcome.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
