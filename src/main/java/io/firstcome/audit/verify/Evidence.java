package io.firstcome.audit.verify;

import java.util.List;
import java.util.Set;

import io.firstcome.admission.GateReading;
import io.firstcome.audit.CountedTotals;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Winner;

/// All that MySQL and Redis hold of one coupon, user by user. For a service at rest: what
/// is under way shows as a difference.
///
/// @param rows in order of position
/// @param gate under the row's epoch
/// @param seats the users whom Redis counts among the winners
record Evidence(CountedTotals counted, List<Issue> rows, GateReading gate, Set<UserId> seats, List<Winner> journal) {
}
