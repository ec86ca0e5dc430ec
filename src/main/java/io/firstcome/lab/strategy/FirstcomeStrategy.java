package io.firstcome.lab.strategy;

import java.time.Duration;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.IssueDesk;
import io.firstcome.admission.Outcome;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// The service's own: Redis decides in batches, MySQL records in groups under a guard.
@Component
@Profile("lab")
class FirstcomeStrategy implements Strategy {

    private static final Duration WAIT = Duration.ofSeconds(10);

    private final IssueDesk desk;

    private final FirstcomeStock stock;

    FirstcomeStrategy(IssueDesk desk, FirstcomeStock stock) {
        this.desk = desk;
        this.stock = stock;
    }

    @Override
    public String name() {
        return "firstcome";
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Mono<Answer> issue(CouponId coupon, UserId user) {
        return desk.issue(coupon, user, WAIT).map(FirstcomeStrategy::answer);
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Issued issued -> Answer.ISSUED;
            case Outcome.Held held -> Answer.HELD;
            case Outcome.Pending pending -> Answer.ACCEPTED;
            case Outcome.SoldOut soldOut -> Answer.SOLD_OUT;
            case Outcome.Unknown unknown -> Answer.NO_COUPON;
            case Outcome.Unavailable unavailable -> Answer.UNAVAILABLE;
            case Outcome.NotOpen notOpen -> Answer.CLOSED;
            case Outcome.Paused paused -> Answer.CLOSED;
            case Outcome.Closed closed -> Answer.CLOSED;
            case Outcome.Revoked revoked -> Answer.CLOSED;
        };
    }

}
