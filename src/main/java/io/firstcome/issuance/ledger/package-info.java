/// What MySQL holds of issues: their rows, the transactions that write them, and what
/// becomes of each winner in these. Knows neither the journal nor who waits.
@NamedInterface("ledger")
@NullMarked
package io.firstcome.issuance.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
