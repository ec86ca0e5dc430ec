package io.firstcome.admission.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.stores.Script;
import io.firstcome.stores.ScriptRunner;

/// The one state of Redis that may admit to a coupon, by its four scripts. Its existence
/// is the permission: no gate, no admission. Every method acts on subscription; a
/// time-out leaves open whether it was done, and doing it again is safe.
@Component
public class Gate {

    /// How long a lowering waits for its row: twice what `coupon` gives the row to
    /// follow.
    private static final Duration LOWERING_HOLDS = Duration.ofSeconds(10);

    private final Script decide = Script.load("admission/gate/decide.lua");

    private final Script open = Script.load("admission/gate/open.lua");

    private final Script align = Script.load("admission/gate/align.lua");

    private final Script lower = Script.load("admission/gate/lower.lua");

    private final ScriptRunner scripts;

    private final Timer runs = GateMeter.SCRIPT.timer();

    private final DistributionSummary batches = GateMeter.BATCH.summary();

    Gate(ScriptRunner scripts) {
        this.scripts = scripts;
    }

    /// Has a batch decided. The seats of those admitted are taken and in the journal, and
    /// whoever asked has to see to their rows.
    public Mono<GateReply> decide(CouponId coupon, Epoch epoch, List<UserId> users) {
        var keys = GateKeys.of(coupon, epoch);
        var arguments = new ArrayList<String>(users.size() + 1);
        arguments.add(epoch.toString());
        users.forEach(user -> arguments.add(user.value()));
        batches.record(users.size());
        var began = Timer.start();
        return scripts.run(decide, List.of(keys.gate(), keys.winners(), keys.journal()), arguments)
            .doOnNext(reply -> began.stop(runs))
            .map(words -> GateReply.read(words, coupon, epoch, users))
            .onErrorResume(ScriptRunner::isOfWrongType, wrong -> Mono.just(new GateReply.Damaged()));
    }

    public Mono<Opening> open(AdmissionTerms terms, Issues.Extent extent) {
        var keys = GateKeys.of(terms.coupon(), terms.epoch());
        return scripts
            .run(open, List.of(keys.gate(), keys.winners(), keys.journal()),
                    List.of(Long.toString(extent.rows()), seats(terms.capacity()), extent.next().toString(),
                            Long.toString(terms.version()), micros(terms.window().opensAt()),
                            micros(terms.window().closesAt()), terms.state().name()))
            .map(reply -> Opening.valueOf(word(reply)));
    }

    /// Brings the gate up to what the row says.
    ///
    /// @param raise whether a higher capacity may reach the gate already
    public Mono<Aligned> align(AdmissionTerms terms, boolean raise) {
        var keys = GateKeys.of(terms.coupon(), terms.epoch());
        return scripts
            .run(align, List.of(keys.gate()),
                    List.of(Long.toString(terms.version()), seats(terms.capacity()), micros(terms.window().opensAt()),
                            micros(terms.window().closesAt()), terms.state().name(), raise ? "FULL" : "HOLD"))
            .map(reply -> new Aligned(Alignment.valueOf(word(reply)), "SOLD_OUT".equals(reply.getLast())))
            .onErrorResume(ScriptRunner::isOfWrongType, wrong -> Mono.just(new Aligned(Alignment.NO_GATE, false)));
    }

    /// Lowers the capacity ahead of the row, see lower.lua.
    ///
    /// @param version of the row that is to follow
    public Mono<Lowered> lower(CouponId coupon, Epoch epoch, long version, Capacity capacity) {
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
    public enum Opening {

        OPENED, GATE_EXISTS, MISMATCH

    }

    /// What align.lua replied.
    ///
    /// @param soldOut no seat is left; false when there is no gate
    public record Aligned(Alignment alignment, boolean soldOut) {
    }

    /// The first word of what align.lua replied.
    enum Alignment {

        NO_GATE, OLDER, LOWERING, SAME, ALIGNED

    }

    /// The replies of lower.lua.
    public enum Lowered {

        NO_GATE, BELOW_ADMITTED, LOWERED

    }

}
