package io.firstcome.coupon;

import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.flow.Detached;

/// What an administrator may do to a coupon. Raising tells MySQL first and Redis
/// afterwards, lowering tells Redis first, so that in between too few are admitted and
/// never too many.
///
/// Every method acts on subscription and once. A cancel only stops listening; repeating
/// it is safe.
@Service
public class CouponAdministration {

    private static final int TRIES_MAX = 3;

    private final Coupons coupons;

    private final Gates gates;

    private final IdempotencyKeys keys;

    private final CouponSettings settings;

    CouponAdministration(Coupons coupons, Gates gates, IdempotencyKeys keys, CouponSettings settings) {
        this.coupons = coupons;
        this.gates = gates;
        this.keys = keys;
        this.settings = settings;
    }

    /// Repeated, it creates another coupon.
    public Mono<Coupon> create(Offer offer) {
        return Detached.of(coupons.create(offer).flatMap(this::get), settings.answerWithin());
    }

    /// Repeated within a day it creates nothing, and yields the coupon that it created as
    /// that is now. Errors: `idempotency-key-reused`, when another was asked for.
    public Mono<Coupon> createOnce(Offer offer, IdempotencyKey key) {
        return Detached.of(keys.once(key, coupons.create(offer)).flatMap(this::get), settings.answerWithin());
    }

    /// Errors: `coupon-not-found`, `closed`, `below-issued`, `changed-meanwhile`,
    /// `invalid-window`, `invalid-usable-until`.
    public Mono<Coupon> change(CouponId id, CouponChange change) {
        Mono<Coupon> attempt = Detached.of(tryChange(id, change), settings.answerWithin());
        return Flux.range(0, TRIES_MAX)
            .concatMap(tries -> attempt, 1)
            .next()
            .switchIfEmpty(Mono.error(() -> CouponProblems.changedMeanwhile(id)));
    }

    /// Nobody is admitted until it is resumed; who holds one still hears so. Pausing
    /// twice is pausing once.
    public Mono<Coupon> pause(CouponId id) {
        return setState(id, CouponState.PAUSED);
    }

    public Mono<Coupon> resume(CouponId id) {
        return setState(id, CouponState.ACTIVE);
    }

    /// For good: a closed coupon never opens again. Closing twice is closing once.
    public Mono<Coupon> close(CouponId id) {
        return setState(id, CouponState.CLOSED);
    }

    // Empty when somebody else changed the row meanwhile.
    private Mono<Coupon> tryChange(CouponId id, CouponChange change) {
        return coupons.now().flatMap(readAt -> get(id).flatMap(before -> {
            Offer after = change.applyTo(before.offer());
            return allow(before, after).flatMap(allowed -> coupons.change(before, after, allowed, readAt));
        })).filter(changed -> changed).flatMap(changed -> gates.follow(id).then(get(id)));
    }

    private Mono<EpochGuard> allow(Coupon before, Offer after) {
        if (before.state() == CouponState.CLOSED) {
            return Mono.error(CouponProblems.closed(before.id()));
        }
        if (!before.offer().total().isHigherThan(after.total())) {
            return Mono.just(new EpochGuard.AnyEpoch());
        }
        if (after.total() instanceof Capacity.Seats(var seats) && seats < before.issued()) {
            return Mono.error(CouponProblems.belowIssued(before.id()));
        }
        return gates.lower(before.id(), before.version(), after.total().plus(before.revoked()))
            .flatMap(lowering -> switch (lowering) {
                case Gates.Lowering.Lowered(var epoch) -> Mono.just(new EpochGuard.SameEpoch(epoch));
                case Gates.Lowering.BelowAdmitted() -> Mono.error(CouponProblems.belowIssued(before.id()));
            });
    }

    private Mono<Coupon> setState(CouponId id, CouponState state) {
        return Detached
            .of(coupons.setState(id, state).flatMap(changed -> changed ? gates.follow(id) : Mono.empty()).then(get(id)),
                    settings.answerWithin())
            .filter(coupon -> coupon.state() != CouponState.CLOSED || state == CouponState.CLOSED)
            .switchIfEmpty(Mono.error(() -> CouponProblems.closed(id)));
    }

    private Mono<Coupon> get(CouponId id) {
        return coupons.find(id).switchIfEmpty(Mono.error(() -> CouponProblems.notFound(id)));
    }

}
