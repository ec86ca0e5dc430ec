package io.firstcome.history;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The checker finds what it is there to find.
class InvariantsTest {

    private final History history = new History();

    @Test
    void aDropAsItShouldBeBreaksNothing() {
        won("alice", 0, 1, 1);
        soldOut("bob", 2, 3);

        assertThat(broken(stores(1, row(1, "alice")))).isEmpty();
    }

    @Test
    void oneIssueTooManyIsABreach() {
        won("alice", 0, 1, 1);
        won("bob", 0, 1, 2);

        assertThat(broken(stores(1, row(1, "alice"), row(2, "bob")))).containsExactly("I1: 2 rows of 1 seats");
    }

    @Test
    void aPositionGivenTwiceIsABreach() {
        won("alice", 0, 1, 1);
        won("bob", 0, 1, 1);

        assertThat(broken(stores(2, row(1, "alice"), row(1, "bob")))).containsExactly("I2: position 1 was given twice");
    }

    @Test
    void aWinnerWithoutARowIsABreach() {
        won("alice", 0, 1, 1);

        assertThat(broken(stores(5))).containsExactly("I3: alice was told 201, position 1, and has 0");
    }

    @Test
    void aRowThatNobodyAskedForIsABreach() {
        assertThat(broken(stores(5, row(1, "ghost")))).containsExactly("I4: ghost never asked and has a row");
    }

    @Test
    void aSeatThatStaysEmptyIsABreach() {
        soldOut("alice", 0, 1);
        soldOut("bob", 0, 1);

        assertThat(broken(stores(1))).containsExactly("I5: 0 of 1 seats issued, and 2 asked");
    }

    @Test
    void aWinnerWhoHearsSoldOutIsABreach() {
        won("alice", 0, 1, 1);
        soldOut("alice", 2, 3);

        assertThat(broken(stores(1, row(1, "alice")))).containsExactly("I6: alice heard sold-out after having won");
    }

    @Test
    void someoneWhoCameLateAndWonIsABreach() {
        soldOut("alice", 0, 1);
        won("bob", 2, 3, 1);

        assertThat(broken(stores(1, row(1, "bob"))))
            .containsExactly("I7: bob won, and had not asked when alice was answered sold-out");
    }

    @Test
    void someoneWhoCameLateMayWinAfterARaise() {
        soldOut("alice", 0, 1);
        history.changed(2, 2);
        won("bob", 3, 4, 1);

        assertThat(broken(stores(1, row(1, "bob")))).isEmpty();
    }

    @Test
    void someoneWhoCameLongAfterARaiseAndWonIsABreach() {
        history.changed(0, 1);
        soldOut("alice", TimeUnit.SECONDS.toNanos(2), TimeUnit.SECONDS.toNanos(3));
        won("bob", TimeUnit.SECONDS.toNanos(4), TimeUnit.SECONDS.toNanos(5), 1);

        assertThat(broken(stores(1, row(1, "bob")))).hasSize(1);
    }

    @Test
    void oneWhoseAnswerWasLostAndWhoAskedAgain() {
        history.add(new Call("bob", 0, 1, Call.UNKNOWN, "", 0));
        soldOut("alice", 2, 3);
        won("bob", 4, 5, 1);

        assertThat(broken(stores(1, row(1, "bob")))).isEmpty();
    }

    @Test
    void countersThatDriftAreABreach() {
        won("alice", 0, 1, 1);

        assertThat(broken(new AtRest(5, 2, List.of(row(1, "alice")), 3, 4))).containsExactly(
                "I5: 4 entries are left in the journal", "I8: issued_quantity is 2 beside 1 rows",
                "I9: 3 seats in Redis beside 1 rows");
    }

    private List<String> broken(AtRest stores) {
        return Invariants.broken(history, stores);
    }

    private void won(String user, long askedAt, long answeredAt, long position) {
        history.add(new Call(user, askedAt, answeredAt, 201, "", position));
    }

    private void soldOut(String user, long askedAt, long answeredAt) {
        history.add(new Call(user, askedAt, answeredAt, 409, "sold-out", 0));
    }

    private static AtRest.Row row(long position, String user) {
        return new AtRest.Row(position, user, false);
    }

    private static AtRest stores(long total, AtRest.Row... rows) {
        return new AtRest(total, Stream.of(rows).count(), List.of(rows), rows.length, 0);
    }

}
