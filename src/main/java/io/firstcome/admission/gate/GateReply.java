package io.firstcome.admission.gate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Winner;

/// What the gate says to a batch: the reply of decide.lua.
public sealed interface GateReply {

    /// The gate is there and has answered.
    ///
    /// @param decisions one per user, in their order
    /// @param version of the row that the gate goes by; 0 while a lowering is under way,
    /// which no row knows of yet
    /// @param taken seats held after this batch
    record Decided(List<Decision> decisions, long version, long taken) implements GateReply {
    }

    /// This state of Redis may not admit: it was never opened, was closed for a rebuild,
    /// or is lost.
    record NoGate() implements GateReply {
    }

    /// The keys contradict each other; nothing was decided.
    record Damaged() implements GateReply {
    }

    /// Reads the words of the script, and does nothing else.
    static GateReply read(List<Object> words, CouponId coupon, Epoch epoch, List<UserId> users) {
        var left = words.iterator();
        return switch (word(left)) {
            case "NO_GATE" -> new NoGate();
            case "DAMAGED" -> new Damaged();
            case "DECIDED" -> decided(left, coupon, epoch, users);
            case String unknown -> throw new IllegalStateException("decide.lua replied " + unknown);
        };
    }

    private static GateReply decided(Iterator<Object> words, CouponId coupon, Epoch epoch, List<UserId> users) {
        Instant now = Instant.EPOCH.plus(number(words), ChronoUnit.MICROS);
        long version = number(words);
        long taken = number(words);
        var decisions = new ArrayList<Decision>(users.size());
        for (UserId user : users) {
            decisions.add(switch (word(words)) {
                case "ADMITTED" -> new Decision.Admitted(new Winner(coupon, epoch, user, new Position(number(words)),
                        now, new Winner.EntryId(word(words))));
                case "HOLDS" -> new Decision.HoldsSeat();
                case "SOLD_OUT" -> new Decision.SoldOut();
                case "NOT_OPEN" -> new Decision.NotOpen();
                case "PAUSED" -> new Decision.Paused();
                case "CLOSED" -> new Decision.Closed();
                case String unknown -> throw new IllegalStateException("decide.lua replied " + unknown);
            });
        }
        return new Decided(decisions, version, taken);
    }

    private static String word(Iterator<Object> words) {
        return (String) words.next();
    }

    private static long number(Iterator<Object> words) {
        return (Long) words.next();
    }

}
