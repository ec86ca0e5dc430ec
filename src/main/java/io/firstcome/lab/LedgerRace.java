package io.firstcome.lab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.stream.IntStream;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.springframework.context.annotation.Profile;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.IssuanceWriter;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Winner;

/// The writer alone, fed directly, beside a bare loop that does the same INSERT and the
/// same UPDATE on one connection, one transaction after another.
@Component
@Profile("lab")
public class LedgerRace {

    private static final int BATCH = 500;

    private static final int BATCHES_WAITING = 10;

    private static final String INSERT = "INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at) VALUES "
            + String.join(", ", Collections.nCopies(BATCH, "(?, ?, ?, ?)"));

    private static final String TAKE = """
            UPDATE coupons
               SET issued_quantity = issued_quantity + ?
             WHERE id = ? AND admission_epoch = 0 AND (total_quantity IS NULL OR issued_quantity + ? <= total_quantity)
            """;

    private final DatabaseClient database;

    private final IssuanceWriter writer;

    LedgerRace(DatabaseClient database, IssuanceWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    /// Runs both, one after the other, on subscription; a cancel changes nothing.
    ///
    /// @param loop a coupon that nobody has asked for yet
    /// @param fed another one
    /// @param rows for each
    public Mono<Rates> run(CouponId loop, CouponId fed, int rows) {
        return Detached.of(rate(rows, bareLoop(loop, rows))
            .flatMap(bare -> rate(rows, writer(fed, rows)).map(written -> new Rates(bare, written, written / bare))));
    }

    private Mono<Void> bareLoop(CouponId coupon, int rows) {
        return database.inConnection(connection -> Flux.range(0, rows / BATCH)
            .concatMap(batch -> Flux.concat(connection.beginTransaction(), insert(connection, coupon, batch * BATCH),
                    take(connection, coupon), connection.commitTransaction()))
            .then());
    }

    private static Flux<Void> insert(Connection connection, CouponId coupon, int before) {
        var statement = connection.createStatement(INSERT);
        for (int row = 0; row < BATCH; row++) {
            int number = before + row + 1;
            statement.bind(row * 4, coupon.value())
                .bind(row * 4 + 1, number)
                .bind(row * 4 + 2, user(number).value())
                .bind(row * 4 + 3, LocalDateTime.now(ZoneOffset.UTC));
        }
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).thenMany(Flux.empty());
    }

    private static Flux<Void> take(Connection connection, CouponId coupon) {
        return Flux
            .from(connection.createStatement(TAKE).bind(0, BATCH).bind(1, coupon.value()).bind(2, BATCH).execute())
            .concatMap(Result::getRowsUpdated)
            .thenMany(Flux.empty());
    }

    private Mono<Void> writer(CouponId coupon, int rows) {
        return Flux.range(0, rows / BATCH)
            .flatMap(batch -> Mono.defer(() -> written(coupon, batch * BATCH)), BATCHES_WAITING)
            .then();
    }

    private Mono<Void> written(CouponId coupon, int before) {
        return Mono.when(IntStream.rangeClosed(before + 1, before + BATCH)
            .mapToObj(number -> writer.write(winner(coupon, number)).doOnNext(LedgerRace::expectCommitted))
            .toList());
    }

    private static void expectCommitted(Commit outcome) {
        if (!(outcome instanceof Commit.Committed)) {
            throw new IllegalStateException("not committed: " + outcome);
        }
    }

    private static Winner winner(CouponId coupon, int number) {
        return new Winner(coupon, new Epoch(0), user(number), new Position(number), Instant.now(),
                new Winner.EntryId("0-" + number));
    }

    private static UserId user(int number) {
        return new UserId("user%08d".formatted(number));
    }

    private static Mono<Double> rate(int rows, Mono<Void> work) {
        return work.thenReturn(rows).elapsed().map(timed -> rows * 1e3 / timed.getT1());
    }

    /// Rows a second.
    ///
    /// @param ratio the writer's of the loop's
    public record Rates(double bareLoop, double writer, double ratio) {
    }

}
