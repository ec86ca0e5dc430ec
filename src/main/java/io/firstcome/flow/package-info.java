/// The reactive building blocks: batches, loops, time-outs, work that no cancel reaches,
/// meters. None of them knows a coupon.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
