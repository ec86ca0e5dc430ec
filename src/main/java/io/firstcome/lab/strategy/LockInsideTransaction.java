package io.firstcome.lab.strategy;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// A lock of the JVM (asynchronous, see [Mutex]) taken within the transaction, as with
/// `@Transactional` on the method and the lock in its body: it is given back before the
/// commit, so that the next one reads what was there before. As an ORM has it, the changed
/// count is written with the commit, the new row at once.
@Component
@Profile("lab")
class LockInsideTransaction implements Strategy {

    private final Mutex mutex = new Mutex();

    private final LabDatabase database;

    private final LabStock stock;

    LockInsideTransaction(LabDatabase database) {
        this.database = database;
        this.stock = LabStock.withoutKey(database);
    }

    @Override
    public String name() {
        return "lock-inside-transaction";
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Mono<Answer> issue(CouponId coupon, UserId user) {
        return database.inTransaction(mutex.holding(stock.insertAfter(stock.read(coupon), coupon, user))
            .flatMap(counted -> stock.writeBack(counted, coupon)));
    }

}
