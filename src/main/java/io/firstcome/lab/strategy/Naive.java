package io.firstcome.lab.strategy;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// The obvious program: in one transaction read the count, check, insert the issue, write
/// back the count that was read, plus one. All who read before the first commits read the
/// same count.
@Component
@Profile("lab")
class Naive implements Strategy {

    private final LabDatabase database;

    private final LabStock stock;

    Naive(LabDatabase database) {
        this.database = database;
        this.stock = LabStock.withoutKey(database);
    }

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Mono<Answer> issue(CouponId coupon, UserId user) {
        return database.inTransaction(stock.issueAfter(stock.read(coupon), coupon, user));
    }

}
