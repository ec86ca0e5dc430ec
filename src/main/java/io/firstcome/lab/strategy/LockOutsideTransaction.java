package io.firstcome.lab.strategy;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// A lock of the JVM (asynchronous, see [Mutex]) around the transaction: right as long as
/// there is one JVM.
@Component
@Profile("lab")
class LockOutsideTransaction implements Strategy {

    private final Mutex mutex = new Mutex();

    private final LabDatabase database;

    private final LabStock stock;

    LockOutsideTransaction(LabDatabase database) {
        this.database = database;
        this.stock = LabStock.withoutKey(database);
    }

    @Override
    public String name() {
        return "lock-outside-transaction";
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Mono<Answer> issue(CouponId coupon, UserId user) {
        return mutex.holding(database.inTransaction(stock.issueAfter(stock.read(coupon), coupon, user)));
    }

}
