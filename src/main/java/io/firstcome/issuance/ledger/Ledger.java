package io.firstcome.issuance.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import io.firstcome.stores.WriterConnections;

/// Writes winners into MySQL, many in one transaction: their rows, and the count of the
/// coupon under its guard, both or neither. Repeating a batch is harmless, the unique
/// keys absorb what is there already.
@Component
public class Ledger {

    private static final int TRIES_MAX = 5;

    private final WriterConnections connections;

    Ledger(WriterConnections connections) {
        this.connections = connections;
    }

    /// Commits what can be committed and says of every winner what became of it. Must not
    /// be cancelled, see [io.firstcome.flow.Detached]. An error means that the outcome of
    /// some is unknown: the same again will tell.
    public Mono<Map<Winner, Commit>> commit(List<Winner> winners) {
        List<CouponBatch> batches = CouponBatch.of(winners);
        return together(batches).onErrorResume(Refused.class, refused -> alone(batches))
            .onErrorResume(R2dbcDataIntegrityViolationException.class, exists -> alone(batches));
    }

    /// The ordinary case: nothing stands in the way, one transaction carries all, in two
    /// statements however many coupons there are.
    private Mono<Map<Winner, Commit>> together(List<CouponBatch> batches) {
        return connections.inTransaction(connection -> IssueStatements.insert(connection, CouponBatch.winners(batches))
            .then(IssueStatements.take(connection, batches))
            .flatMap(taken -> taken == batches.size() ? Mono.just(committed(batches))
                    : Mono.error(() -> new Refused(new Commit.Deferred(), Map.of()))));
    }

    /// Something stood in the way of one: each batch by itself, looking first at what is
    /// there.
    private Mono<Map<Winner, Commit>> alone(List<CouponBatch> batches) {
        return Flux.fromIterable(batches).concatMap(this::carefully).reduce(new HashMap<>(), (all, some) -> {
            all.putAll(some);
            return all;
        });
    }

    private Mono<Map<Winner, Commit>> carefully(CouponBatch batch) {
        return connections
            .inTransaction(connection -> IssueStatements.existing(connection, batch).collectList().flatMap(existing -> {
                var reconciliation = BatchReconciliation.of(batch, existing);
                return reconciliation.missing().isEmpty() ? Mono.just(reconciliation.allCommitted())
                        : addMissing(connection, batch, reconciliation);
            }))
            // Between the look and the insert somebody else wrote one of them: look
            // again.
            .retryWhen(Retry.max(TRIES_MAX).filter(R2dbcDataIntegrityViolationException.class::isInstance))
            .onErrorResume(Refused.class, refused -> Mono.just(refusedAll(batch, refused)));
    }

    private static Mono<Map<Winner, Commit>> addMissing(Connection connection, CouponBatch batch,
            BatchReconciliation reconciliation) {
        return IssueStatements.insert(connection, reconciliation.missing())
            .then(take(connection, batch, reconciliation.missing()))
            .onErrorMap(Refused.class, refused -> refused.knowing(reconciliation.found()))
            .then(Mono.fromSupplier(reconciliation::allCommitted));
    }

    private static Mono<Void> take(Connection connection, CouponBatch batch, List<Winner> inserted) {
        return IssueStatements.take(connection, List.of(batch.only(inserted)))
            .flatMap(taken -> taken == 1 ? Mono.empty() : whyRefused(connection, batch));
    }

    private static Mono<Void> whyRefused(Connection connection, CouponBatch batch) {
        return IssueStatements.epoch(connection, batch)
            .<Commit>map(epoch -> epoch.equals(batch.epoch()) ? new Commit.OverStock() : new Commit.EpochMoved())
            // No such coupon: a MySQL restored from an older copy. Nothing is given up
            // for that.
            .defaultIfEmpty(new Commit.Deferred())
            .flatMap(outcome -> Mono.error(new Refused(outcome, Map.of())));
    }

    private static Map<Winner, Commit> committed(List<CouponBatch> batches) {
        var all = new HashMap<Winner, Commit>();
        batches.forEach(
                batch -> batch.winners().forEach(winner -> all.put(winner, new Commit.Committed(winner.asIssue()))));
        return all;
    }

    private static Map<Winner, Commit> refusedAll(CouponBatch batch, Refused refused) {
        var all = new HashMap<Winner, Commit>();
        batch.winners().forEach(winner -> all.put(winner, refused.outcome));
        all.putAll(refused.found);
        return all;
    }

    /// The guard of the UPDATE held: rolls the transaction back and says why.
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Commit outcome;

        private final transient Map<Winner, Commit> found;

        private Refused(Commit outcome, Map<Winner, Commit> found) {
            super("refused by MySQL: " + outcome, null, false, false);
            this.outcome = outcome;
            this.found = found;
        }

        private Refused knowing(Map<Winner, Commit> newFound) {
            return new Refused(outcome, newFound);
        }

    }

}
