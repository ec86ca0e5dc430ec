package io.firstcome.issuance.ledger;

import java.util.Collections;
import java.util.List;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.Epoch;
import io.firstcome.stores.Column;

/// The statements of one transaction of the ledger.
final class IssueStatements {

    // Rows really inserted, never the batch's size: a repeated batch must not count its
    // winners twice.
    private static final String TAKE = """
            UPDATE coupons
              JOIN (TAKEN) AS taken ON taken.coupon = coupons.id
               SET issued_quantity = issued_quantity + taken.seats
             WHERE admission_epoch = taken.epoch
               AND (total_quantity IS NULL OR issued_quantity + taken.seats <= total_quantity)
            """;

    private static final String TAKEN = "SELECT ? AS coupon, ? AS epoch, ? AS seats";

    private static final String EPOCH = "SELECT admission_epoch FROM coupons WHERE id = ?";

    private IssueStatements() {
    }

    /// A plain INSERT of many rows: IGNORE would bend bad values, and ON DUPLICATE KEY
    /// cannot tell new from old. Fails as a whole when one of the rows exists.
    static Mono<Long> insert(Connection connection, List<Winner> winners) {
        String rows = String.join(", ", Collections.nCopies(winners.size(), "(?, ?, ?, ?)"));
        Statement statement = connection
            .createStatement("INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at) VALUES " + rows);
        int index = 0;
        for (Winner winner : winners) {
            statement.bind(index++, winner.coupon().value())
                .bind(index++, winner.position().value())
                .bind(index++, winner.user().value())
                .bind(index++, Column.utc(winner.admittedAt()));
        }
        return rowsUpdated(statement);
    }

    /// Of how many of these coupons the row was of the batch's epoch and had a seat left
    /// for each of its winners. One statement for all, under each one's own guard; a
    /// coupon may come only once.
    static Mono<Long> take(Connection connection, List<CouponBatch> batches) {
        Statement statement = connection.createStatement(
                TAKE.replace("TAKEN", String.join(" UNION ALL ", Collections.nCopies(batches.size(), TAKEN))));
        int index = 0;
        for (CouponBatch batch : batches) {
            statement.bind(index++, batch.coupon().value())
                .bind(index++, batch.epoch().value())
                .bind(index++, batch.winners().size());
        }
        return rowsUpdated(statement);
    }

    /// Empty when there is no such coupon.
    static Mono<Epoch> epoch(Connection connection, CouponBatch batch) {
        return Flux.from(connection.createStatement(EPOCH).bind(0, batch.coupon().value()).execute())
            .concatMap(result -> result.map(row -> new Epoch(row.get(0, Long.class))))
            .next();
    }

    /// The rows that stand in this batch's way: of its users, or at its positions.
    static Flux<Issue> existing(Connection connection, CouponBatch batch) {
        String marks = String.join(", ", Collections.nCopies(batch.winners().size(), "?"));
        Statement statement = connection.createStatement("SELECT " + IssueRows.COLUMNS
                + " FROM coupon_issues WHERE coupon_id = ? AND position IN (" + marks + ") UNION SELECT "
                + IssueRows.COLUMNS + " FROM coupon_issues WHERE coupon_id = ? AND user_id IN (" + marks + ")");
        int index = 0;
        statement.bind(index++, batch.coupon().value());
        for (Winner winner : batch.winners()) {
            statement.bind(index++, winner.position().value());
        }
        statement.bind(index++, batch.coupon().value());
        for (Winner winner : batch.winners()) {
            statement.bind(index++, winner.user().value());
        }
        return Flux.from(statement.execute()).concatMap(result -> result.map(IssueRows::issue));
    }

    private static Mono<Long> rowsUpdated(Statement statement) {
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
    }

}
