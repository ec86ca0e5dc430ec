package io.firstcome.admission.fence;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.pool.Pool;
import reactor.pool.PoolBuilder;

import io.firstcome.admission.demand.DemandSettings;
import io.firstcome.admission.demand.LiveCoupons;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.admission.gate.RebuildReason;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.flow.Detached;
import io.firstcome.stores.StoreOutage;

/// Leads back to a state of Redis that may admit, whenever there is none. At most one
/// rebuild a coupon and instance is under way; who asks meanwhile joins it.
@Component
public class Fence {

    private static final Logger log = LoggerFactory.getLogger(Fence.class);

    /// How long to leave it to another instance before looking again.
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(100);

    /// Every try raises the epoch: a fault that stays must not raise it without end.
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    private final LiveCoupons liveCoupons;

    private final Rebuild rebuild;

    private final Map<CouponId, Mono<Void>> underWay = new ConcurrentHashMap<>();

    /// Whoever rebuilds has one. A Redis that comes back empty must not have all coupons
    /// rebuilt in the same second.
    private final Pool<Turn> turns;

    Fence(LiveCoupons liveCoupons, Rebuild rebuild, DemandSettings demand, FenceSettings settings) {
        this.liveCoupons = liveCoupons;
        this.rebuild = rebuild;
        this.turns = PoolBuilder.from(Mono.fromSupplier(Turn::new))
            .sizeBetween(0, settings.rebuildsAtOnce())
            .maxPendingAcquire(demand.liveMax())
            .buildPool();
    }

    /// Does `work`, and whenever it finds no gate, makes one and does it again. Bound it
    /// by a time-out: it tries as long as it is subscribed to. A cancel leaves a rebuild
    /// that is under way alone.
    public <T> Mono<T> withGate(CouponId coupon, Mono<T> work) {
        return work.onErrorResume(GateUnusable.class,
                unusable -> reopen(coupon, unusable).then(Mono.defer(() -> withGate(coupon, work))));
    }

    /// Completes when it is worth asking again: the gate was rebuilt, turned out to be
    /// there, or is another instance's business. Errors when it could not be made.
    public Mono<Void> reopen(CouponId coupon, GateUnusable unusable) {
        return Mono.defer(() -> underWay.computeIfAbsent(coupon, id -> start(id, unusable)));
    }

    private Mono<Void> start(CouponId coupon, GateUnusable unusable) {
        return Mono.defer(() -> Detached.start(attempt(coupon, unusable.epoch(), unusable.reason())))
            .doOnTerminate(() -> underWay.remove(coupon))
            .cache();
    }

    private Mono<Void> attempt(CouponId coupon, Epoch broken, RebuildReason reason) {
        return liveCoupons.read(coupon)
            .filter(live -> live.terms().epoch().equals(broken))
            // What MySQL decides by itself is led back by the failover only.
            .filter(live -> (live.terms().mode() == AdmissionMode.DIRECT) == (reason == RebuildReason.OUTDATED))
            .flatMap(live -> reason == RebuildReason.NO_GATE ? isNeeded(coupon, broken) : Mono.just(true))
            .filter(needed -> needed)
            .flatMap(needed -> turns.withPoolable(turn -> rebuild.from(coupon, broken)).single())
            .flatMap(rebuilt -> follow(coupon, broken, rebuilt))
            .onErrorResume(error -> {
                StoreOutage.log(log, Level.WARN, "coupon " + coupon + " could not be opened", error);
                return Mono.delay(TRY_AGAIN_AFTER).then(Mono.error(error));
            });
    }

    // Who finds somebody on the way must not try to raise the epoch all the same: on a
    // slow link that arrives when the gate has just been opened, and shuts it again.
    private Mono<Boolean> isNeeded(CouponId coupon, Epoch epoch) {
        return rebuild.isNeeded(coupon, epoch)
            .switchIfEmpty(Mono.defer(() -> Mono.delay(LOOK_AGAIN_AFTER).thenReturn(false)));
    }

    private Mono<Void> follow(CouponId coupon, Epoch broken, boolean rebuilt) {
        if (!rebuilt) {
            return Mono.delay(LOOK_AGAIN_AFTER).then();
        }
        log.info("coupon {} is open under epoch {}", coupon, broken.next());
        return liveCoupons.read(coupon).then();
    }

    private record Turn() {
    }

}
