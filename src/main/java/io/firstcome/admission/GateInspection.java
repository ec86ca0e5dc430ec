package io.firstcome.admission;

import java.util.List;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.GateKeys;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.stores.Script;
import io.firstcome.stores.ScriptRunner;

/// Looks at the states of Redis without changing them. Every method asks on subscription
/// and errors when Redis is away.
@Component
public class GateInspection {

    private static final int SCAN_COUNT = 1000;

    private final Script inspect = Script.load("admission/gate/inspect.lua");

    private final ScriptRunner scripts;

    private final ReactiveStringRedisTemplate redis;

    public GateInspection(ScriptRunner scripts, ReactiveStringRedisTemplate redis) {
        this.scripts = scripts;
        this.redis = redis;
    }

    /// The counts, in one moment.
    public Mono<GateReading> read(CouponId coupon, Epoch epoch) {
        var keys = GateKeys.of(coupon, epoch);
        return scripts.run(inspect, List.of(keys.gate(), keys.winners(), keys.journal()), List.of())
            .map(GateInspection::reading)
            .onErrorResume(ScriptRunner::isOfWrongType, wrong -> Mono.just(new GateReading.Damaged()));
    }

    /// The users who hold a seat, in no order, read in pages; some may come twice. Who
    /// comes or goes meanwhile may be missing.
    public Flux<UserId> seats(CouponId coupon, Epoch epoch) {
        return redis.opsForSet()
            .scan(GateKeys.of(coupon, epoch).winners(), ScanOptions.scanOptions().count(SCAN_COUNT).build())
            .map(UserId::new);
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
