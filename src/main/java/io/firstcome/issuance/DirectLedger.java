package io.firstcome.issuance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;

/// Decides and writes in one transaction, for coupons whose authority is MySQL itself:
/// slower than Redis, as exact. The coupon's row is locked, so no two transactions decide
/// about the same coupon at once.
@Component
public class DirectLedger {

    // What is written here never stood in a journal.
    private static final Winner.EntryId NO_ENTRY = new Winner.EntryId("0-0");

    private final WriterConnections connections;

    DirectLedger(WriterConnections connections) {
        this.connections = connections;
    }

    /// Seats those whom Redis admitted before, then the users, in the order given.
    /// Answers one seating a user; those before them are written or had a row, or there
    /// was no seat left. Empty, with nothing decided, when the row names another epoch or
    /// another authority. Must not be cancelled, see [io.firstcome.core.Detached]. On an
    /// error the outcome is unknown: the same again will tell.
    ///
    /// @param settling for how long after the change of authority no newcomer is seated
    public Mono<List<Seating>> seat(CouponId coupon, Epoch epoch, Duration settling, List<Winner> before,
            List<UserId> users) {
        return connections
            .once(connection -> DirectStatements.lock(connection, coupon, epoch, settling)
                .flatMap(row -> seat(connection, new Asking(coupon, epoch, before, users), row))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty()))
            .flatMap(Mono::justOrEmpty)
            // A winner of an older epoch was in the middle of being written, and is
            // refused now. Not after a wait for a lock: nobody waits for this any more.
            .retryWhen(WriterConnections.soon().filter(DirectLedger::isWorthRepeating));
    }

    private static Mono<List<Seating>> seat(Connection connection, Asking asking, DirectStatements.Row row) {
        return DirectStatements.ofUsers(connection, asking.coupon, asking.all())
            .collect(HashMap<UserId, Issue>::new, (rows, issue) -> rows.put(issue.user(), issue))
            .zipWith(DirectStatements.highest(connection, asking.coupon))
            .flatMap(found -> {
                var round = new SeatingRound(found.getT1(), found.getT2(), row);
                asking.before.forEach(winner -> round.admitted(winner.user(), winner.admittedAt()));
                List<Seating> seatings = asking.users.stream().map(round::seat).toList();
                return write(connection, asking, round.seated()).thenReturn(seatings);
            });
    }

    private static boolean isWorthRepeating(Throwable error) {
        return error instanceof R2dbcDataIntegrityViolationException || WriterConnections.isDeadlock(error);
    }

    private static Mono<Void> write(Connection connection, Asking asking, List<Issue> seated) {
        if (seated.isEmpty()) {
            return Mono.empty();
        }
        var batch = new CouponBatch(asking.coupon, asking.epoch,
                seated.stream().map(issue -> winner(issue, asking.epoch)).toList());
        return IssueStatements.insert(connection, batch.winners())
            .then(IssueStatements.take(connection, List.of(batch)))
            .filter(taken -> taken == 1)
            .switchIfEmpty(Mono.error(() -> new IllegalStateException("a locked row has changed")))
            .then();
    }

    private static Winner winner(Issue issue, Epoch epoch) {
        return new Winner(issue.coupon(), epoch, issue.user(), issue.position(), issue.issuedAt(), NO_ENTRY);
    }

    private record Asking(CouponId coupon, Epoch epoch, List<Winner> before, List<UserId> users) {

        private List<UserId> all() {
            var all = new ArrayList<UserId>(users);
            before.forEach(winner -> all.add(winner.user()));
            return all;
        }

    }

}
