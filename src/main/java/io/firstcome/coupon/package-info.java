/// What is on offer: rules, states, administration. [io.firstcome.coupon.Gates] declares
/// how a change reaches Redis; the fence implements it.
@ApplicationModule(allowedDependencies = { "core", "flow", "http", "stores" })
@NullMarked
package io.firstcome.coupon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
