package io.firstcome.admission.demand;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.firstcome.admission.gate.Decision;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Issue;

/// Who holds a seat of a coupon that is sold out. Holds as long as the row says the same
/// epoch and version.
///
/// @param winners who held a seat in Redis when it was sold out
/// @param issues the rows, read after the winners; who has one never hears sold-out
/// @param complete false when there were too many to keep: then Redis is asked
record SoldOutFilter(State state, Set<UserId> winners, Map<UserId, Issue> issues, boolean complete) {

    static SoldOutFilter tooLarge(State state) {
        return new SoldOutFilter(state, Set.of(), Map.of(), false);
    }

    /// What it says to a user as long as it holds.
    Decision decide(UserId user) {
        @Nullable Issue issue = issues.get(user);
        if (issue != null) {
            return new Decision.Held(issue);
        }
        return winners.contains(user) ? new Decision.HoldsSeat() : new Decision.NoneLeft();
    }

    /// How many entries it keeps in memory.
    int size() {
        return winners.size() + issues.size();
    }

    /// As long as the row says this, what memory says holds.
    record State(long epoch, long version) {
    }

}
