/// Issues by the thousand: export as NDJSON or CSV, import of what was issued elsewhere.
@ApplicationModule(
        allowedDependencies = { "core", "flow", "http", "coupon", "issuance", "issuance :: ledger", "admission" })
@NullMarked
package io.firstcome.admission.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
