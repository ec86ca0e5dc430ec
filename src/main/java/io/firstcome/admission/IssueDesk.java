package io.firstcome.admission;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponState;
import io.firstcome.coupon.Terms;
import io.firstcome.issuance.Commit;
import io.firstcome.issuance.Winner;

/// Where a request to issue arrives: answers from memory what memory may answer, has the
/// rest decided, and sees winners through to their row.
@Service
public class IssueDesk {

    private static final Logger log = LoggerFactory.getLogger(IssueDesk.class);

    /// Long enough for the sweeper, several times over.
    private static final Duration ROWS_FOLLOW_WITHIN = Duration.ofMinutes(1);

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final SoldOutFilters filters;

    private final Holdings holdings;

    private final RedisClock clock;

    private final Patience patience;

    private final Ticker ticker;

    private final Traces traces;

    private final AdmissionSettings settings;

    IssueDesk(LiveCoupons liveCoupons, Fence fence, SoldOutFilters filters, Holdings holdings, RedisClock clock,
            Patience patience, Ticker ticker, Traces traces, AdmissionSettings settings) {
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.filters = filters;
        this.holdings = holdings;
        this.clock = clock;
        this.patience = patience;
        this.ticker = ticker;
        this.traces = traces;
        this.settings = settings;
    }

    /// Issues the coupon to the user, or says why not. Acts on subscription; asking again
    /// never issues twice. A cancel only stops listening: who was admitted keeps the seat
    /// and gets the row. Never fails and never is empty.
    ///
    /// @param wait how long to wait for the commit before the answer is [Outcome.Pending]
    public Mono<Outcome> issue(CouponId coupon, UserId user, Duration wait) {
        return liveCoupons.find(coupon)
            .flatMap(live -> fromMemory(live, user, wait).orElseGet(() -> decide(live, user, wait)))
            .defaultIfEmpty(new Outcome.Unknown())
            .onErrorResume(error -> {
                log.debug("coupon {} cannot be issued now", coupon, error);
                return Mono.just(new Outcome.Unavailable());
            });
    }

    private Optional<Mono<Outcome>> fromMemory(LiveCoupon live, UserId user, Duration wait) {
        long now = ticker.read();
        Terms terms = live.terms();
        if (terms.state() == CouponState.CLOSED || isOver(terms, Duration.ZERO)) {
            return Optional.of(over(live, user, wait));
        }
        if (live.isHeldByNobody(now, settings.readingHolds()) && isBeforeOpening(terms)) {
            return Optional.of(Mono.just(new Outcome.NotOpen(terms.window().opensAt())));
        }
        return live.fromMemory(user, now, settings.readingHolds()).map(verdict -> switch (verdict) {
            case SoldOutFilter.Verdict.SoldOut() -> Mono.just(new Outcome.SoldOut());
            case SoldOutFilter.Verdict.Holds(var issue) -> Mono.just(Holdings.held(issue));
            case SoldOutFilter.Verdict.Unknown() -> holdings.held(live, user, wait);
        });
    }

    // For a while the gate knows of winners without a row; where there is no gate, and
    // after that while, MySQL answers alone.
    private Mono<Outcome> over(LiveCoupon live, UserId user, Duration wait) {
        if (isOver(live.terms(), ROWS_FOLLOW_WITHIN)) {
            return holdings.rowOr(live, user, new Outcome.Closed());
        }
        return patience.within(settings.decideWithin(), live.decide(user))
            .flatMap(decision -> follow(decision, live, user, wait))
            .onErrorResume(GateMissing.class, missing -> holdings.rowOr(live, user, new Outcome.Closed()))
            .onErrorResume(away -> holdings.rowOr(live, user, new Outcome.Unavailable()));
    }

    // While Redis is away nobody here knows the time: MySQL will tell.
    private boolean isOver(Terms terms, Duration since) {
        return clock.atLeast().filter(now -> terms.window().isOver(now.minus(since))).isPresent();
    }

    private boolean isBeforeOpening(Terms terms) {
        return terms.state() == CouponState.ACTIVE
                && clock.atMost().filter(terms.window()::isBeforeOpening).isPresent();
    }

    private Mono<Outcome> decide(LiveCoupon live, UserId user, Duration wait) {
        return decision(live, user).flatMap(decision -> follow(decision, live, user, wait));
    }

    private Mono<Decision> decision(LiveCoupon live, UserId user) {
        return traces.decision(live.id(), patience.within(settings.decideWithin(),
                live.decide(user).onErrorResume(GateMissing.class, missing -> behindGate(live.id(), missing, user))));
    }

    // Found anew at each try: what is kept of the coupon may have been forgotten
    // meanwhile.
    private Mono<Decision> behindGate(CouponId coupon, GateMissing missing, UserId user) {
        return fence.reopen(coupon, missing)
            .then(fence.behindGate(coupon,
                    Mono.defer(() -> liveCoupons.find(coupon)).flatMap(found -> found.decide(user))));
    }

    private Mono<Outcome> follow(Decision decision, LiveCoupon live, UserId user, Duration wait) {
        return switch (decision) {
            case Decision.Admitted(var winner, var commit) -> see(live, winner, commit, wait);
            case Decision.Issued(var issue) -> Mono.just(new Outcome.Issued(issue));
            case Decision.Held(var issue) -> Mono.just(Holdings.held(issue));
            case Decision.AlreadyHolds() -> holdings.held(live, user, wait);
            case Decision.NoneLeft() -> Mono.just(new Outcome.SoldOut());
            case Decision.NotYet() -> Mono.just(new Outcome.Unavailable());
            case Decision.SoldOut() -> soldOut(live, user);
            case Decision.Closed() -> holdings.rowOr(live, user, new Outcome.Closed());
            case Decision.Paused() -> Mono.just(new Outcome.Paused());
            case Decision.NotOpen() -> Mono.just(new Outcome.NotOpen(live.terms().window().opensAt()));
        };
    }

    private Mono<Outcome> soldOut(LiveCoupon live, UserId user) {
        filters.provide(live);
        return holdings.rowOr(live, user, new Outcome.SoldOut());
    }

    private Mono<Outcome> see(LiveCoupon live, Winner winner, Mono<Commit> commit, Duration wait) {
        Outcome pending = new Outcome.Pending(winner.coupon(), winner.user());
        Mono<Outcome> answer = wait.isZero() ? Mono.just(pending) : patience.within(wait,
                commit.flatMap(outcome -> settle(outcome, live, winner, wait)), Mono.just(pending));
        return traces.commit(winner, commit, answer);
    }

    private Mono<Outcome> settle(Commit commit, LiveCoupon live, Winner winner, Duration wait) {
        return switch (commit) {
            case Commit.Committed(var issue) -> Mono.just(new Outcome.Issued(issue));
            case Commit.HeldBefore(var issue) -> Mono.just(Holdings.held(issue));
            case Commit.Deferred() -> Mono.just(new Outcome.Pending(winner.coupon(), winner.user()));
            case Commit.EpochMoved() -> anew(live, winner, wait);
            case Commit.OverStock(), Commit.PositionTaken() ->
                fence.reopen(live.id(), new GateMissing(winner.epoch(), Sign.REFUSED))
                    .then(Mono.defer(() -> anew(live, winner, wait)));
        };
    }

    /// The seat was given by a state of Redis that may not admit any more: once more
    /// under the one that may, and no more than once.
    private Mono<Outcome> anew(LiveCoupon live, Winner winner, Duration wait) {
        return liveCoupons.read(live.id())
            .then(Mono.defer(() -> decision(live, winner.user())))
            .flatMap(decision -> decision instanceof Decision.Admitted(var again, var commit)
                    ? commit.map(outcome -> lastWord(outcome, again))
                    : follow(decision, live, winner.user(), wait).map(outcome -> ownIssue(outcome, winner)));
    }

    // The rebuild has brought this very winner home: issued now, not held before.
    private static Outcome ownIssue(Outcome outcome, Winner winner) {
        return outcome instanceof Outcome.Held(var issue) && issue.issuedAt().equals(winner.admittedAt())
                ? new Outcome.Issued(issue) : outcome;
    }

    private static Outcome lastWord(Commit commit, Winner winner) {
        return switch (commit) {
            case Commit.Committed(var issue) -> new Outcome.Issued(issue);
            case Commit.HeldBefore(var issue) -> Holdings.held(issue);
            case Commit.Deferred() -> new Outcome.Pending(winner.coupon(), winner.user());
            case Commit.EpochMoved(), Commit.OverStock(), Commit.PositionTaken() -> new Outcome.Unavailable();
        };
    }

}
