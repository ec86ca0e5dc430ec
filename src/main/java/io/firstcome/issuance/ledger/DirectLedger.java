package io.firstcome.issuance.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.stores.WriterConnections;

/// Has it decided and writes in one transaction, for coupons whose authority is MySQL
/// itself: slower than Redis, as exact. The coupon's row is locked, so no two transactions decide
/// about the same coupon at once.
@Component
public class DirectLedger {

    // What is written here never stood in a journal.
    private static final Winner.EntryId NO_ENTRY = new Winner.EntryId("0-0");

    private final WriterConnections connections;

    public DirectLedger(WriterConnections connections) {
        this.connections = connections;
    }

    /// Locks the coupon's row, has the round decide, and writes the rows that it made.
    /// Empty, with nothing decided, when the row names another epoch or another
    /// authority. Must not be cancelled, see [io.firstcome.flow.Detached]. On an error
    /// the outcome is unknown: the same again will tell.
    ///
    /// @param settling for how long after the change of authority no newcomer is seated
    /// @param users whose rows, if any, the round must know
    /// @param decide may be called again when a transaction lost a race
    public <R extends Round> Mono<R> decide(CouponId coupon, Epoch epoch, Duration settling, List<UserId> users,
            Function<LockedCoupon, R> decide) {
        return connections
            .once(connection -> DirectStatements.lock(connection, coupon, epoch, settling, users)
                .flatMap(locked -> write(connection, epoch, decide.apply(locked)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty()))
            .flatMap(Mono::justOrEmpty)
            // A winner of an older epoch was in the middle of being written, and is
            // refused now. Not after a wait for a lock: nobody waits for this any more.
            .retryWhen(WriterConnections.soon().filter(DirectLedger::isWorthRepeating));
    }

    private static boolean isWorthRepeating(Throwable error) {
        return error instanceof R2dbcDataIntegrityViolationException || WriterConnections.isDeadlock(error);
    }

    private static <R extends Round> Mono<R> write(Connection connection, Epoch epoch, R round) {
        if (round.rows().isEmpty()) {
            return Mono.just(round);
        }
        var coupon = round.rows().getFirst().coupon();
        var batch = new CouponBatch(coupon, epoch, round.rows().stream().map(row -> winner(row, epoch)).toList());
        return IssueStatements.insert(connection, batch.winners())
            .then(IssueStatements.take(connection, List.of(batch)))
            .filter(taken -> taken == 1)
            .switchIfEmpty(Mono.error(() -> new IllegalStateException("a locked row has changed")))
            .thenReturn(round);
    }

    private static Winner winner(Issue issue, Epoch epoch) {
        return new Winner(issue.coupon(), epoch, issue.user(), issue.position(), issue.issuedAt(), NO_ENTRY);
    }

    /// What was decided under the lock.
    public interface Round {

        /// The rows to be written, in order of position.
        List<Issue> rows();

    }

}
