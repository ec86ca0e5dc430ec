package io.firstcome.admission;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.firstcome.core.UserId;
import io.firstcome.issuance.Issue;

/// Who holds a seat of a coupon that is sold out. Holds as long as the row says the same
/// epoch and version.
///
/// @param winners who held a seat in Redis when it was sold out
/// @param issues the rows, read after the winners; who has one is never told sold-out
/// @param complete false when there were too many to keep: then Redis is asked
record SoldOutFilter(State state, Set<UserId> winners, Map<UserId, Issue> issues, boolean complete) {

    static SoldOutFilter tooLarge(State state) {
        return new SoldOutFilter(state, Set.of(), Map.of(), false);
    }

    Verdict about(UserId user) {
        @Nullable Issue issue = issues.get(user);
        if (issue != null) {
            return new Verdict.Holds(issue);
        }
        return winners.contains(user) ? new Verdict.Unknown() : new Verdict.SoldOut();
    }

    /// How many entries it keeps in memory.
    int size() {
        return winners.size() + issues.size();
    }

    /// As long as the row says this, what memory says holds.
    record State(long epoch, long version) {
    }

    /// What memory alone can say.
    sealed interface Verdict {

        record SoldOut() implements Verdict {
        }

        record Holds(Issue issue) implements Verdict {
        }

        /// MySQL must be asked.
        record Unknown() implements Verdict {
        }

    }

}
