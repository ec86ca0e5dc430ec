package io.firstcome.admission;

import java.time.Duration;
import java.util.Optional;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import io.firstcome.admission.demand.DemandSettings;
import io.firstcome.admission.demand.LiveCoupon;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.admission.fence.Fence;
import io.firstcome.admission.gate.GateKeys;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RebuildReason;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.stores.StoreOutage;

/// What a user holds: the row in MySQL, or the seat in Redis whose row is still to come.
@Service
public class SeatLookup {

    private static final Duration LOOK_AGAIN_MIN = Duration.ofMillis(10);

    private static final Duration LOOK_AGAIN_MAX = Duration.ofMillis(200);

    private static final Epoch NEVER_OPENED = new Epoch(0);

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final ReactiveStringRedisTemplate redis;

    private final DemandSettings settings;

    SeatLookup(LiveCoupons liveCoupons, Fence fence, ReactiveStringRedisTemplate redis, DemandSettings settings) {
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.redis = redis;
        this.settings = settings;
    }

    /// What the user holds of this coupon: the row as it is now ([Outcome.Held]), a seat
    /// whose row is still to come ([Outcome.Pending]), or either, which only a Redis that
    /// is out of reach could tell ([Outcome.Unavailable]). Empty when the user holds
    /// none; [Outcome.Unknown] when there is no such coupon. Acts on subscription and
    /// changes nothing. Errors when MySQL or Redis is away.
    public Mono<Outcome> find(CouponId coupon, UserId user) {
        return liveCoupons.find(coupon)
            .flatMap(live -> live.lookUp(user)
                .flatMap(row -> row
                    .<Mono<Optional<Outcome>>>map(issue -> Mono.just(Optional.of(new Outcome.Held(issue))))
                    .orElseGet(() -> seat(live, user))))
            .defaultIfEmpty(Optional.of(new Outcome.Unknown()))
            .flatMap(Mono::justOrEmpty);
    }

    /// For who holds a seat in Redis: the row as soon as it is there, or
    /// [Outcome.Pending] after the wait. MySQL being away is no reason for another
    /// answer, the seat is in the journal.
    Mono<Outcome> await(LiveCoupon live, UserId user, Duration wait) {
        Outcome pending = new Outcome.Pending(live.id(), user);
        Mono<Outcome> row = Mono.defer(() -> live.lookUp(user))
            .flatMap(Mono::justOrEmpty)
            .map(Outcome::held)
            .switchIfEmpty(Mono.error(NoRowYet::new))
            .retryWhen(Retry.backoff(Long.MAX_VALUE, LOOK_AGAIN_MIN)
                .maxBackoff(LOOK_AGAIN_MAX)
                // Who looks at the same time looks in one SELECT.
                .jitter(0)
                .filter(NoRowYet.class::isInstance))
            .onErrorReturn(StoreOutage::isOne, pending);
        return wait.isZero() ? Mono.defer(() -> live.lookUp(user))
            .map(found -> found.map(Outcome::held).orElse(pending))
            .onErrorReturn(StoreOutage::isOne, pending) : row.timeout(wait, Mono.just(pending));
    }

    /// The row where there is one, else `otherwise`.
    Mono<Outcome> rowOr(LiveCoupon live, UserId user, Outcome otherwise) {
        return live.lookUp(user).map(found -> found.map(Outcome::held).orElse(otherwise));
    }

    private Mono<Optional<Outcome>> seat(LiveCoupon live, UserId user) {
        if (live.isDirect()) {
            return Mono.just(Optional.of(new Outcome.Unavailable()));
        }
        if (live.terms().epoch().equals(NEVER_OPENED)) {
            return Mono.just(Optional.empty());
        }
        return fence
            .withGate(live.id(),
                    Mono.defer(() -> liveCoupons.find(live.id()))
                        .flatMap(found -> seatUnder(found.id(), found.terms().epoch(), user)))
            .timeout(settings.decideWithin());
    }

    // The winners first, then the gate: a rebuild closes the gate before it touches them,
    // so a gate that is still there vouches for the answer before it.
    private Mono<Optional<Outcome>> seatUnder(CouponId coupon, Epoch epoch, UserId user) {
        var keys = GateKeys.of(coupon, epoch);
        return redis.opsForSet()
            .isMember(keys.winners(), user.value())
            .zipWhen(member -> redis.hasKey(keys.gate()))
            .flatMap(both -> both.getT2() ? Mono.just(pending(both.getT1(), coupon, user))
                    : Mono.error(new GateUnusable(epoch, RebuildReason.NO_GATE)));
    }

    private static Optional<Outcome> pending(boolean holds, CouponId coupon, UserId user) {
        return holds ? Optional.of(new Outcome.Pending(coupon, user)) : Optional.empty();
    }

    private static final class NoRowYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NoRowYet() {
            super("no row yet", null, false, false);
        }

    }

}
