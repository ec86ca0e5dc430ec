/// What is on offer: the rules, the states, the administration. How a change reaches
/// Redis is declared here, by [io.firstcome.coupon.Gates], and done by `admission`.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.coupon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
