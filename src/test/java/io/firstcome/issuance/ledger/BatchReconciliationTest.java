package io.firstcome.issuance.ledger;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;

import static org.assertj.core.api.Assertions.assertThat;

class BatchReconciliationTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private static Winner winner(String user, long position) {
        return new Winner(new CouponId(1), new Epoch(1), new UserId(user), new Position(position), NOON,
                new Winner.EntryId("1-" + position));
    }

    private static BatchReconciliation reconciliation(List<Winner> batch, Winner... rows) {
        return BatchReconciliation.of(CouponBatch.of(batch).getFirst(),
                List.of(rows).stream().map(Winner::asIssue).toList());
    }

    @Test
    void aRowOfTheSameUserAndPositionIsTheEntrysOwn() {
        var alice = winner("alice", 1);
        assertThat(reconciliation(List.of(alice), alice).allCommitted()).containsEntry(alice,
                new Commit.Committed(alice.asIssue()));
    }

    @Test
    void aRowOfTheSameUserElsewhereIsWhatTheUserHeldBefore() {
        var alice = winner("alice", 2);
        var before = winner("alice", 1);
        assertThat(reconciliation(List.of(alice), before).allCommitted()).containsEntry(alice,
                new Commit.Held(before.asIssue()));
    }

    @Test
    void aPositionOfAnotherUserIsTaken() {
        var alice = winner("alice", 1);
        assertThat(reconciliation(List.of(alice), winner("bob", 1)).allCommitted()).containsEntry(alice,
                new Commit.PositionTaken());
    }

    @Test
    void theRestIsMissing() {
        var alice = winner("alice", 1);
        var bob = winner("bob", 2);
        assertThat(reconciliation(List.of(alice, bob), alice).missing()).containsExactly(bob);
    }

    @Test
    void whatRepeatsItselfInTheBatchIsNotFoundBeforeItIsWritten() {
        var alice = winner("alice", 1);
        var again = winner("alice", 2);
        var reconciliation = reconciliation(List.of(alice, again));
        assertThat(reconciliation.missing()).containsExactly(alice);
        assertThat(reconciliation.found()).isEmpty();
        assertThat(reconciliation.allCommitted()).containsEntry(again, new Commit.Held(alice.asIssue()));
    }

}
