package io.firstcome.issuance.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.firstcome.core.Position;
import io.firstcome.core.UserId;

/// A batch beside what MySQL holds of it already.
///
/// @param found whose user has a row (the batch was written before, or another instance
/// was quicker), or whose position is another user's
/// @param missing the rest, still to be written
/// @param repeated those of the batch that repeat one of the missing, and what becomes of
/// them once that is written
record BatchReconciliation(Map<Winner, Commit> found, List<Winner> missing, Map<Winner, Commit> repeated) {

    static BatchReconciliation of(CouponBatch batch, List<Issue> existing) {
        var rows = new Seen();
        existing.forEach(rows::add);
        var batched = new Seen();
        var reconciliation = new BatchReconciliation(new HashMap<>(), new ArrayList<>(), new HashMap<>());
        for (Winner winner : batch.winners()) {
            var inRows = rows.find(winner);
            var inBatch = batched.find(winner);
            if (inRows.isPresent()) {
                reconciliation.found.put(winner, inRows.get());
            }
            else if (inBatch.isPresent()) {
                reconciliation.repeated.put(winner, inBatch.get());
            }
            else {
                reconciliation.missing.add(winner);
                batched.add(winner.asIssue());
            }
        }
        return reconciliation;
    }

    /// What became of each, once the missing are written.
    Map<Winner, Commit> allCommitted() {
        var all = new HashMap<Winner, Commit>(found);
        all.putAll(repeated);
        missing.forEach(winner -> all.put(winner, new Commit.Committed(winner.asIssue())));
        return all;
    }

    private static final class Seen {

        private final Map<UserId, Issue> byUser = new HashMap<>();

        private final Set<Position> positions = new HashSet<>();

        private void add(Issue issue) {
            byUser.put(issue.user(), issue);
            positions.add(issue.position());
        }

        private Optional<Commit> find(Winner winner) {
            if (byUser.containsKey(winner.user())) {
                Issue issue = byUser.get(winner.user());
                return Optional.of(issue.position().equals(winner.position()) ? new Commit.Committed(issue)
                        : new Commit.Held(issue));
            }
            return positions.contains(winner.position()) ? Optional.of(new Commit.PositionTaken()) : Optional.empty();
        }

    }

}
