package io.firstcome.admission;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;

/// The fence as it stands in the coupon's row: the epoch, and the lease of who rebuilds
/// it. The guard is in each WHERE.
@Repository
class FenceRow {

    private static final String RAISE = """
            UPDATE coupons
               SET admission_epoch = admission_epoch + 1, admission_mode = 'REDIS', fence_at = NOW(6)
             WHERE id = :id
               AND admission_epoch = :epoch
               AND (fence_at IS NULL OR fence_at < NOW(6) - INTERVAL 10 SECOND)
            """;

    private static final String FREE = """
            SELECT COUNT(*) AS free
              FROM coupons
             WHERE id = :id
               AND admission_epoch = :epoch
               AND (fence_at IS NULL OR fence_at < NOW(6) - INTERVAL 10 SECOND)
            """;

    private static final String TOUCH = "UPDATE coupons SET fence_at = NOW(6) WHERE id = :id AND admission_epoch = :epoch";

    private static final String CLEAR = "UPDATE coupons SET fence_at = NULL WHERE id = :id AND admission_epoch = :epoch";

    private static final String DENY = "UPDATE coupons SET denied_epoch = :epoch WHERE id = :id AND admission_epoch = :epoch";

    private static final String DENIED = """
            SELECT COUNT(*) AS denied
              FROM coupons
             WHERE id = :id
               AND admission_epoch = :epoch
               AND denied_epoch = :epoch
            """;

    private static final String DENIED_AND_FREE = """
            SELECT COUNT(*) AS denied
              FROM coupons
             WHERE id = :id
               AND denied_epoch IS NOT NULL
               AND (total_quantity IS NULL OR issued_quantity < total_quantity)
            """;

    private final DatabaseClient database;

    FenceRow(DatabaseClient database) {
        this.database = database;
    }

    /// True when the epoch was still this one, nobody else was rebuilding, and it is now
    /// the next.
    Mono<Boolean> raise(CouponId coupon, Epoch epoch) {
        return update(RAISE, coupon, epoch);
    }

    /// True when the row says this epoch and nobody is on the way to it: its gate was
    /// opened or will never be.
    Mono<Boolean> isFree(CouponId coupon, Epoch epoch) {
        return database.sql(FREE)
            .bind("id", coupon.value())
            .bind("epoch", epoch.value())
            .map(row -> Long.valueOf(1).equals(row.get("free", Long.class)))
            .one();
    }

    /// Renews the lease. False when somebody else has raised the epoch meanwhile.
    Mono<Boolean> touch(CouponId coupon, Epoch epoch) {
        return update(TOUCH, coupon, epoch);
    }

    /// Ends the lease, so that the next rebuild need not wait for it.
    Mono<Boolean> clear(CouponId coupon, Epoch epoch) {
        return update(CLEAR, coupon, epoch);
    }

    /// An instance is about to answer sold-out from memory. False when the row names
    /// another epoch: then it must not.
    Mono<Boolean> deny(CouponId coupon, Epoch epoch) {
        return update(DENY, coupon, epoch).then(database.sql(DENIED)
            .bind("id", coupon.value())
            .bind("epoch", epoch.value())
            .map(row -> Long.valueOf(1).equals(row.get("denied", Long.class)))
            .one());
    }

    /// True when an instance may have said sold-out from memory, and there are seats now.
    Mono<Boolean> isDeniedAndFree(CouponId coupon) {
        return database.sql(DENIED_AND_FREE)
            .bind("id", coupon.value())
            .map(row -> Long.valueOf(1).equals(row.get("denied", Long.class)))
            .one();
    }

    private Mono<Boolean> update(String sql, CouponId coupon, Epoch epoch) {
        return database.sql(sql)
            .bind("id", coupon.value())
            .bind("epoch", epoch.value())
            .fetch()
            .rowsUpdated()
            .map(rows -> rows == 1);
    }

}
