package io.firstcome.issuance;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.IssueId;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.stores.WriterConnections;

/// Takes issues back. The row stays, so that its user is known and does not get another;
/// the seat returns to the stock, in the same transaction.
@Component
public class Revocations {

    private static final String MARK = """
            UPDATE coupon_issues
               SET revoked_at = NOW(6)
             WHERE coupon_id = ?
               AND position = ?
               AND revoked_at IS NULL
               AND used_at IS NULL
            """;

    private static final String RETURN_SEAT = """
            UPDATE coupons
               SET issued_quantity = issued_quantity - 1, revoked_quantity = revoked_quantity + 1,
                   version = version + 1, updated_at = NOW(6)
             WHERE id = ?
            """;

    private static final String FIND = "SELECT " + Issues.COLUMNS
            + " FROM coupon_issues WHERE coupon_id = ? AND position = ?";

    private final WriterConnections connections;

    private final IssuanceSettings settings;

    Revocations(WriterConnections connections, IssuanceSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /// Takes one issue back, on subscription and once: repeating it changes nothing. A
    /// cancel only stops listening. An error leaves open whether it was done; the same
    /// again will tell.
    public Mono<Revocation> revoke(IssueId issue) {
        return Detached.of(connections.inTransaction(connection -> mark(connection, issue)), settings.commitTimeout());
    }

    // The row first, then its coupon: the order in which the writer locks them.
    private static Mono<Revocation> mark(Connection connection, IssueId issue) {
        return rowsUpdated(connection.createStatement(MARK)
            .bind(0, issue.coupon().value())
            .bind(1, issue.position().value())
            .execute()).flatMap(marked -> marked == 1 ? returnSeat(connection, issue) : Mono.empty())
            .then(Mono.defer(() -> find(connection, issue)));
    }

    private static Mono<Long> returnSeat(Connection connection, IssueId issue) {
        return rowsUpdated(connection.createStatement(RETURN_SEAT).bind(0, issue.coupon().value()).execute());
    }

    private static Mono<Revocation> find(Connection connection, IssueId issue) {
        return Flux
            .from(connection.createStatement(FIND)
                .bind(0, issue.coupon().value())
                .bind(1, issue.position().value())
                .execute())
            .concatMap(result -> result.map(Issues::issue))
            .next()
            .<Revocation>map(row -> row.revokedAt() == null ? new Revocation.Used(row) : new Revocation.Revoked(row))
            .defaultIfEmpty(new Revocation.Missing());
    }

    private static Mono<Long> rowsUpdated(Publisher<? extends Result> results) {
        return Flux.from(results).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
    }

}
