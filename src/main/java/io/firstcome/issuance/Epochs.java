package io.firstcome.issuance;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.flow.Detached;
import io.firstcome.stores.Column;

/// Which state of Redis may admit to a coupon, as its row says now.
@Repository
class Epochs {

    private final DatabaseClient database;

    private final IssuanceSettings settings;

    Epochs(DatabaseClient database, IssuanceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// Empty when there is no such coupon.
    Mono<Epoch> find(CouponId coupon) {
        return Detached
            .of(database.sql("SELECT admission_epoch AS epoch FROM coupons WHERE id = :id")
                .bind("id", coupon.value())
                .map(row -> new Epoch(Column.number(row, "epoch")))
                .one())
            .timeout(settings.commitTimeout());
    }

}
