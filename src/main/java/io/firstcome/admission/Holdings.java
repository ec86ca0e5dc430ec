package io.firstcome.admission;

import java.time.Duration;
import java.util.Optional;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.issuance.Issue;

/// What a user holds: the row in MySQL, or the seat in Redis whose row is still to come.
@Service
public class Holdings {

    private static final Duration LOOK_AGAIN_MIN = Duration.ofMillis(10);

    private static final Duration LOOK_AGAIN_MAX = Duration.ofMillis(200);

    private static final Epoch NEVER_OPENED = new Epoch(0);

    private final LiveCoupons liveCoupons;

    private final Fence fence;

    private final ReactiveStringRedisTemplate redis;

    private final AdmissionSettings settings;

    Holdings(LiveCoupons liveCoupons, Fence fence, ReactiveStringRedisTemplate redis, AdmissionSettings settings) {
        this.liveCoupons = liveCoupons;
        this.fence = fence;
        this.redis = redis;
        this.settings = settings;
    }

    /// What the user holds of this coupon. Acts on subscription and changes nothing.
    /// Errors when MySQL or Redis is away.
    public Mono<Holding> find(CouponId coupon, UserId user) {
        return liveCoupons.find(coupon)
            .flatMap(live -> live.lookUp(user)
                .flatMap(row -> row.<Mono<Holding>>map(issue -> Mono.just(new Holding.Row(issue)))
                    .orElseGet(() -> seat(live, user))))
            .defaultIfEmpty(new Holding.UnknownCoupon());
    }

    /// For who holds a seat in Redis: the row as soon as it is there, or
    /// [Outcome.Pending] after the wait. MySQL being away is no reason for another
    /// answer, the seat is in the journal.
    Mono<Outcome> held(LiveCoupon live, UserId user, Duration wait) {
        Outcome pending = new Outcome.Pending(live.id(), user);
        Mono<Outcome> row = Mono.defer(() -> live.lookUp(user))
            .flatMap(Mono::justOrEmpty)
            .map(Holdings::held)
            .switchIfEmpty(Mono.error(NotYet::new))
            .retryWhen(Retry.backoff(Long.MAX_VALUE, LOOK_AGAIN_MIN)
                .maxBackoff(LOOK_AGAIN_MAX)
                // Who looks at the same time looks in one SELECT.
                .jitter(0)
                .filter(NotYet.class::isInstance))
            .onErrorReturn(pending);
        return wait.isZero() ? Mono.defer(() -> live.lookUp(user))
            .map(found -> found.map(Holdings::held).orElse(pending))
            .onErrorReturn(pending) : row.timeout(wait, Mono.just(pending));
    }

    /// The row where there is one, else `otherwise`.
    Mono<Outcome> rowOr(LiveCoupon live, UserId user, Outcome otherwise) {
        return live.lookUp(user).map(found -> found.map(Holdings::held).orElse(otherwise));
    }

    // The same as it was told then, whether memory says it or the row.
    static Outcome held(Issue issue) {
        return issue.status() == Issue.Status.REVOKED ? new Outcome.Revoked() : new Outcome.Held(issue.asIssued());
    }

    private Mono<Holding> seat(LiveCoupon live, UserId user) {
        if (live.isDirect()) {
            return Mono.just(new Holding.Open());
        }
        if (live.terms().epoch().equals(NEVER_OPENED)) {
            return Mono.just(new Holding.Nothing());
        }
        return fence
            .behindGate(live.id(),
                    Mono.defer(() -> liveCoupons.find(live.id()))
                        .flatMap(found -> seatUnder(found.id(), found.terms().epoch(), user)))
            .timeout(settings.decideWithin());
    }

    // The winners first, then the gate: a rebuild closes the gate before it touches them,
    // so a gate that is still there vouches for the answer before it.
    private Mono<Holding> seatUnder(CouponId coupon, Epoch epoch, UserId user) {
        var keys = GateKeys.of(coupon, epoch);
        return redis.opsForSet()
            .isMember(keys.winners(), user.value())
            .zipWhen(member -> redis.hasKey(keys.gate()))
            .flatMap(both -> both.getT2() ? Mono.just(both.getT1() ? new Holding.Seat() : new Holding.Nothing())
                    : Mono.error(new GateMissing(epoch, Sign.NO_GATE)));
    }

    /// What a user holds of a coupon.
    public sealed interface Holding {

        /// MySQL holds the row.
        record Row(Issue issue) implements Holding {
        }

        /// Redis holds the seat, the row is to come.
        record Seat() implements Holding {
        }

        record Nothing() implements Holding {
        }

        /// No row, but a seat of the Redis that is out of reach may still come home.
        record Open() implements Holding {
        }

        record UnknownCoupon() implements Holding {
        }

    }

    private static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotYet() {
            super("no row yet", null, false, false);
        }

    }

}
