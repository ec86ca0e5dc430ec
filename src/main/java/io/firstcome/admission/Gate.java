package io.firstcome.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.coupon.Terms;
import io.firstcome.issuance.Commit;
import io.firstcome.issuance.Issues;
import io.firstcome.issuance.Winner;

/// The one state of Redis that may admit to a coupon, by its four scripts. Its existence
/// is the permission: no gate, no admission. Every method acts on subscription; a
/// time-out leaves open whether it was done, and doing it again is safe.
@Component
class Gate {

    /// How long a lowering waits for its row: twice what `coupon` gives the row to
    /// follow.
    private static final Duration LOWERING_HOLDS = Duration.ofSeconds(10);

    private final Script decide = Script.load("decide.lua");

    private final Script open = Script.load("open.lua");

    private final Script align = Script.load("align.lua");

    private final Script lower = Script.load("lower.lua");

    private final ScriptRunner scripts;

    private final Timer runs = AdmissionMeter.SCRIPT.timer();

    private final DistributionSummary batches = AdmissionMeter.BATCH.summary();

    Gate(ScriptRunner scripts) {
        this.scripts = scripts;
    }

    /// Has a batch decided.
    ///
    /// @param handOver is called for each winner as soon as the reply is there, so that a
    /// caller who hangs up meanwhile changes nothing
    Mono<Ruling> decide(CouponId coupon, Epoch epoch, List<UserId> users, Function<Winner, Mono<Commit>> handOver) {
        var keys = GateKeys.of(coupon, epoch);
        var arguments = new ArrayList<String>(users.size() + 1);
        arguments.add(epoch.toString());
        users.forEach(user -> arguments.add(user.value()));
        batches.record(users.size());
        var began = Timer.start();
        return scripts.run(decide, List.of(keys.gate(), keys.winners(), keys.journal()), arguments)
            .doOnNext(reply -> began.stop(runs))
            .map(reply -> new Reply(coupon, epoch, reply.iterator()).ruling(users, handOver))
            .onErrorResume(ScriptRunner::isOfWrongType, wrong -> Mono.just(new Ruling.Damaged()));
    }

    Mono<Opening> open(Terms terms, Issues.Extent extent) {
        var keys = GateKeys.of(terms.coupon(), terms.epoch());
        return scripts
            .run(open, List.of(keys.gate(), keys.winners(), keys.journal()),
                    List.of(Long.toString(extent.rows()), seats(terms.capacity()), extent.next().toString(),
                            Long.toString(terms.version()), micros(terms.window().opensAt()),
                            micros(terms.window().closesAt()), terms.state().name()))
            .map(reply -> Opening.valueOf(word(reply)));
    }

    /// @param raise whether a higher capacity may reach the gate already
    Mono<Aligned> align(Terms terms, boolean raise) {
        var keys = GateKeys.of(terms.coupon(), terms.epoch());
        return scripts
            .run(align, List.of(keys.gate()),
                    List.of(Long.toString(terms.version()), seats(terms.capacity()), micros(terms.window().opensAt()),
                            micros(terms.window().closesAt()), terms.state().name(), raise ? "FULL" : "HOLD"))
            .map(reply -> new Aligned(Alignment.valueOf(word(reply)), "SOLD_OUT".equals(reply.getLast())));
    }

    /// Lowers the capacity ahead of the row, see lower.lua.
    ///
    /// @param version of the row that is to follow
    Mono<Lowered> lower(CouponId coupon, Epoch epoch, long version, Capacity capacity) {
        var keys = GateKeys.of(coupon, epoch);
        return scripts
            .run(lower, List.of(keys.gate(), keys.winners()),
                    List.of(seats(capacity), Long.toString(LOWERING_HOLDS.toMillis() * 1000), Long.toString(version)))
            .map(reply -> Lowered.valueOf(word(reply)));
    }

    private static String word(List<Object> reply) {
        return (String) reply.getFirst();
    }

    private static String seats(Capacity capacity) {
        return switch (capacity) {
            case Capacity.Seats(var count) -> Long.toString(count);
            case Capacity.Unlimited() -> "unlimited";
        };
    }

    private static String micros(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /// The replies of open.lua.
    enum Opening {

        OPENED, GATE_EXISTS, MISMATCH

    }

    /// What align.lua replied.
    ///
    /// @param soldOut no seat is left; false when there is no gate
    record Aligned(Alignment alignment, boolean soldOut) {
    }

    /// The first word of what align.lua replied.
    enum Alignment {

        NO_GATE, OLDER, LOWERING, SAME, ALIGNED

    }

    /// The replies of lower.lua.
    enum Lowered {

        NO_GATE, BELOW_ADMITTED, LOWERED

    }

}
