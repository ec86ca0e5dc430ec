package io.firstcome.lab.strategy;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// The row of the coupon locked in MySQL: everybody queues up at it, in all instances, each
/// with a connection in hand.
@Component
@Profile("lab")
class SelectForUpdate implements Strategy {

    private final LabDatabase database;

    private final LabStock stock;

    SelectForUpdate(LabDatabase database) {
        this.database = database;
        this.stock = LabStock.withoutKey(database);
    }

    @Override
    public String name() {
        return "select-for-update";
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Mono<Answer> issue(CouponId coupon, UserId user) {
        return database.inTransaction(stock.issueAfter(stock.lock(coupon), coupon, user));
    }

}
