/// Who gets one: the gate in Redis and its script, the sold-out answer, the fence that
/// makes Redis anew from MySQL, and the desk where a request to issue arrives. Winners go
/// to `issuance`.
@ApplicationModule(allowedDependencies = { "coupon", "issuance" })
@NullMarked
package io.firstcome.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
