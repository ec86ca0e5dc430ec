package io.firstcome.admission;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

import io.firstcome.admission.demand.Admission;
import io.firstcome.admission.demand.DemandSettings;
import io.firstcome.admission.demand.LiveCoupon;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.admission.demand.SoldOutFilters;
import io.firstcome.admission.gate.Decision;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RedisClock;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.coupon.CouponState;
import io.firstcome.stores.StoreOutage;

/// Where a request to issue arrives: answers from memory what memory may answer, has the
/// rest decided, and sees winners through to their row.
@Service
public class IssueDesk {

    private static final Logger log = LoggerFactory.getLogger(IssueDesk.class);

    /// Long enough for the sweeper, several times over.
    private static final Duration ROWS_FOLLOW_WITHIN = Duration.ofMinutes(1);

    private final LiveCoupons liveCoupons;

    private final Decisions decisions;

    private final WinnerDesk winners;

    private final SoldOutFilters filters;

    private final SeatLookup seats;

    private final RedisClock clock;

    private final Ticker ticker;

    private final DemandSettings settings;

    IssueDesk(LiveCoupons liveCoupons, Decisions decisions, WinnerDesk winners, SoldOutFilters filters,
            SeatLookup seats, RedisClock clock, Ticker ticker, DemandSettings settings) {
        this.liveCoupons = liveCoupons;
        this.decisions = decisions;
        this.winners = winners;
        this.filters = filters;
        this.seats = seats;
        this.clock = clock;
        this.ticker = ticker;
        this.settings = settings;
    }

    /// Issues the coupon to the user, or says why not. Acts on subscription; asking again
    /// never issues twice. A cancel only stops listening: who was admitted keeps the seat
    /// and gets the row. Never empty. A store that is away is [Outcome.Unavailable]; any
    /// error is a fault of this service.
    ///
    /// @param wait how long to wait for the commit before the answer is [Outcome.Pending]
    public Mono<Outcome> issue(CouponId coupon, UserId user, Duration wait) {
        return liveCoupons.find(coupon)
            .flatMap(live -> fromMemory(live, user, wait).orElseGet(() -> decide(live, user, wait)))
            .defaultIfEmpty(new Outcome.Unknown())
            .onErrorResume(GateUnusable::orOutage, error -> {
                log.debug("coupon {} cannot be issued now", coupon, error);
                return Mono.just(new Outcome.Unavailable());
            });
    }

    private Optional<Mono<Outcome>> fromMemory(LiveCoupon live, UserId user, Duration wait) {
        long now = ticker.read();
        AdmissionTerms terms = live.terms();
        if (terms.state() == CouponState.CLOSED || isOver(terms, Duration.ZERO)) {
            return Optional.of(over(live, user, wait));
        }
        if (live.isHeldByNobody(now, settings.readingHolds()) && isBeforeOpening(terms)) {
            return Optional.of(Mono.just(new Outcome.NotOpen(terms.window().opensAt())));
        }
        return live.fromMemory(user, now, settings.readingHolds())
            .map(decision -> follow(Admission.of(decision), live, user, wait));
    }

    // For a while the gate knows of winners without a row; where there is no gate, and
    // after that while, MySQL answers alone.
    private Mono<Outcome> over(LiveCoupon live, UserId user, Duration wait) {
        if (isOver(live.terms(), ROWS_FOLLOW_WITHIN)) {
            return seats.rowOr(live, user, new Outcome.Closed());
        }
        return decisions.decideAsIs(live, user)
            .flatMap(admission -> follow(admission, live, user, wait))
            .onErrorResume(GateUnusable.class, unusable -> seats.rowOr(live, user, new Outcome.Closed()))
            .onErrorResume(StoreOutage::isOne, away -> seats.rowOr(live, user, new Outcome.Unavailable()));
    }

    // While Redis is away nobody here knows the time: MySQL will tell.
    private boolean isOver(AdmissionTerms terms, Duration since) {
        return clock.atLeast().filter(now -> terms.window().isOver(now.minus(since))).isPresent();
    }

    private boolean isBeforeOpening(AdmissionTerms terms) {
        return terms.state() == CouponState.ACTIVE
                && clock.atMost().filter(terms.window()::isBeforeOpening).isPresent();
    }

    private Mono<Outcome> decide(LiveCoupon live, UserId user, Duration wait) {
        return decisions.decide(live, user).flatMap(admission -> follow(admission, live, user, wait));
    }

    private Mono<Outcome> follow(Admission admission, LiveCoupon live, UserId user, Duration wait) {
        return switch (admission.decision()) {
            case Decision.Admitted(var winner) ->
                winners.follow(winner, admission.commit(), live, wait, again -> follow(again, live, user, wait));
            case Decision.Issued(var issue) -> Mono.just(new Outcome.Issued(issue));
            case Decision.Held(var issue) -> Mono.just(Outcome.held(issue));
            case Decision.HoldsSeat() -> seats.await(live, user, wait);
            case Decision.NoneLeft() -> Mono.just(new Outcome.SoldOut());
            case Decision.Settling() -> Mono.just(new Outcome.Unavailable());
            case Decision.SoldOut() -> soldOut(live, user);
            case Decision.Closed() -> seats.rowOr(live, user, new Outcome.Closed());
            case Decision.Paused() -> Mono.just(new Outcome.Paused());
            case Decision.NotOpen() -> Mono.just(new Outcome.NotOpen(live.terms().window().opensAt()));
        };
    }

    private Mono<Outcome> soldOut(LiveCoupon live, UserId user) {
        filters.provide(live);
        return seats.rowOr(live, user, new Outcome.SoldOut());
    }

}
