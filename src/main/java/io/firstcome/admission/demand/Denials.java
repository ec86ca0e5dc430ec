package io.firstcome.admission.demand;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.stores.Column;

/// Notes in the coupon's row that some instance says sold-out from memory, so that whoever
/// finds a seat after all knows to wait until no instance can.
@Repository
public class Denials {

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

    Denials(DatabaseClient database) {
        this.database = database;
    }

    /// An instance is about to answer sold-out from memory. False when the row names
    /// another epoch: then it must not.
    Mono<Boolean> deny(CouponId coupon, Epoch epoch) {
        return bind(DENY, coupon, epoch).fetch()
            .rowsUpdated()
            .then(bind(DENIED, coupon, epoch).map(row -> Column.number(row, "denied") == 1).one());
    }

    /// True when an instance may have said sold-out from memory, and there are seats now.
    public Mono<Boolean> isDeniedAndFree(CouponId coupon) {
        return database.sql(DENIED_AND_FREE)
            .bind("id", coupon.value())
            .map(row -> Column.number(row, "denied") == 1)
            .one();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, CouponId coupon, Epoch epoch) {
        return database.sql(sql).bind("id", coupon.value()).bind("epoch", epoch.value());
    }

}
