package io.firstcome.lab.strategy;

import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// MySQL alone, and nothing read before it is written: one UPDATE with the check in its
/// WHERE takes the seat, a unique key keeps the user from a second row. Every winner locks
/// the same row until the commit.
@Component
@Profile("lab")
class ConditionalUpdate implements Strategy {

    private final LabDatabase database;

    private final LabStock stock;

    ConditionalUpdate(LabDatabase database) {
        this.database = database;
        this.stock = LabStock.withKey(database);
    }

    @Override
    public String name() {
        return "conditional-update";
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Mono<Answer> issue(CouponId coupon, UserId user) {
        return database
            .inTransaction(
                    stock.take(coupon).flatMap(taken -> taken ? insert(coupon, user) : stock.refusal(coupon, user)))
            .onErrorResume(DuplicateKeyException.class, held -> Mono.just(Answer.HELD));
    }

    private Mono<Answer> insert(CouponId coupon, UserId user) {
        return stock.insert(coupon, user).thenReturn(Answer.ISSUED);
    }

}
