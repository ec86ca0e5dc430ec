package io.firstcome.admission;

import java.util.List;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;

/// Looks at the states of Redis without changing them.
@Component
public class GateInspection {

    private final Script inspect = Script.load("inspect.lua");

    private final ScriptRunner scripts;

    private final LiveCoupons liveCoupons;

    GateInspection(ScriptRunner scripts, LiveCoupons liveCoupons) {
        this.scripts = scripts;
        this.liveCoupons = liveCoupons;
    }

    /// The coupons that somebody has asked this instance for in the last minute.
    public Flux<CouponId> live() {
        return Flux.fromStream(() -> liveCoupons.all().stream()).map(LiveCoupon::id);
    }

    /// Asks Redis on subscription. Errors when it is away, or a key is of another type.
    public Mono<GateReading> read(CouponId coupon, Epoch epoch) {
        var keys = GateKeys.of(coupon, epoch);
        return scripts.run(inspect, List.of(keys.gate(), keys.winners(), keys.journal()), List.of())
            .map(GateInspection::reading);
    }

    private static GateReading reading(List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "NO_GATE" -> new GateReading.NoGate((Long) reply.get(1), (Long) reply.get(2));
            case "OPEN" -> new GateReading.Open((Long) reply.get(1), (Long) reply.get(2), (Long) reply.get(3),
                    (Long) reply.get(4));
            case String unknown -> throw new IllegalStateException("inspect.lua replied " + unknown);
        };
    }

}
