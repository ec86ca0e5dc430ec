package io.firstcome.admission.fence;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.stores.Column;
import io.firstcome.stores.Transactions;

/// The fence as it stands in the coupon's row: the epoch, and the lease of who rebuilds
/// it. The guard is in each WHERE.
@Repository
class FenceRow {

    /// How long a rebuild that shows no sign of life keeps others from beginning one.
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final String RAISE = """
            UPDATE coupons
               SET admission_epoch = admission_epoch + 1, admission_mode = 'REDIS', fence_at = NOW(6)
             WHERE id = :id
               AND admission_epoch = :epoch
               AND (fence_at IS NULL OR fence_at < NOW(6) - INTERVAL :lease MICROSECOND)
            """;

    private static final String FREE = """
            SELECT COUNT(*) AS free
              FROM coupons
             WHERE id = :id
               AND admission_epoch = :epoch
               AND (fence_at IS NULL OR fence_at < NOW(6) - INTERVAL :lease MICROSECOND)
            """;

    // A new epoch: a batch that was admitted by Redis is refused by the writer's guard
    // from here on. The lease keeps Redis from deciding again before it is over.
    private static final String ENTER_DIRECT = """
            UPDATE coupons
               SET admission_epoch = admission_epoch + 1, admission_mode = 'DIRECT', fence_at = NOW(6)
             WHERE id = :id
               AND admission_mode = 'REDIS'
               AND NOT EXISTS (SELECT 1
                                 FROM instances
                                WHERE redis_at > NOW(6) - INTERVAL :patience MICROSECOND)
            """;

    private static final String TOUCH = "UPDATE coupons SET fence_at = NOW(6) WHERE id = :id AND admission_epoch = :epoch";

    private static final String CLEAR = "UPDATE coupons SET fence_at = NULL WHERE id = :id AND admission_epoch = :epoch";

    private final DatabaseClient database;

    private final TransactionalOperator readCommitted;

    FenceRow(DatabaseClient database) {
        this.database = database;
        this.readCommitted = Transactions.readCommitted(database.getConnectionFactory());
    }

    /// True when the epoch was still this one, nobody else was rebuilding, and it is now
    /// the next.
    Mono<Boolean> raise(CouponId coupon, Epoch epoch) {
        return changed(bind(RAISE, coupon, epoch).bind("lease", micros(LEASE)));
    }

    /// True when the row says this epoch and nobody is on the way to it: its gate was
    /// opened or will never be.
    Mono<Boolean> isFree(CouponId coupon, Epoch epoch) {
        return bind(FREE, coupon, epoch).bind("lease", micros(LEASE)).map(row -> Column.number(row, "free") == 1).one();
    }

    /// Renews the lease. False when somebody else has raised the epoch meanwhile.
    Mono<Boolean> touch(CouponId coupon, Epoch epoch) {
        return changed(bind(TOUCH, coupon, epoch));
    }

    /// Ends the lease, so that the next rebuild need not wait for it.
    Mono<Boolean> clear(CouponId coupon, Epoch epoch) {
        return changed(bind(CLEAR, coupon, epoch));
    }

    /// Makes MySQL the authority over a coupon that Redis decides about, unless some
    /// instance has reached Redis within the patience. True when it was done. A cancel
    /// rolls it back.
    Mono<Boolean> enterDirect(CouponId coupon, Duration patience) {
        // At REPEATABLE READ it would lock every heartbeat that it looks at, and wait for
        // those that are being written, until it is committed itself.
        return changed(database.sql(ENTER_DIRECT).bind("id", coupon.value()).bind("patience", micros(patience)))
            .as(readCommitted::transactional);
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, CouponId coupon, Epoch epoch) {
        return database.sql(sql).bind("id", coupon.value()).bind("epoch", epoch.value());
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private static long micros(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
    }

}
