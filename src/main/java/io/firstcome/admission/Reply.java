package io.firstcome.admission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.issuance.Commit;
import io.firstcome.issuance.Winner;

/// What decide.lua replied, read word by word.
record Reply(CouponId coupon, Epoch epoch, Iterator<Object> words) {

    Ruling ruling(List<UserId> users, Function<Winner, Mono<Commit>> handOver) {
        return switch (word()) {
            case "NO_GATE" -> new Ruling.NoGate();
            case "DAMAGED" -> new Ruling.Damaged();
            case "DECIDED" -> decided(users, handOver);
            case String unknown -> throw new IllegalStateException("decide.lua replied " + unknown);
        };
    }

    private Ruling decided(List<UserId> users, Function<Winner, Mono<Commit>> handOver) {
        Instant now = Instant.EPOCH.plus(number(), ChronoUnit.MICROS);
        long version = number();
        long taken = number();
        var decisions = new ArrayList<Decision>(users.size());
        users.forEach(user -> decisions.add(decision(user, now, handOver)));
        return new Ruling.Decided(decisions, version, taken);
    }

    private Decision decision(UserId user, Instant now, Function<Winner, Mono<Commit>> handOver) {
        return switch (word()) {
            case "ADMITTED" -> {
                var winner = new Winner(coupon, epoch, user, new Position(number()), now, new Winner.EntryId(word()));
                yield new Decision.Admitted(winner, handOver.apply(winner));
            }
            case "HOLDS" -> new Decision.AlreadyHolds();
            case "SOLD_OUT" -> new Decision.SoldOut();
            case "NOT_OPEN" -> new Decision.NotOpen();
            case "PAUSED" -> new Decision.Paused();
            case "CLOSED" -> new Decision.Closed();
            case String unknown -> throw new IllegalStateException("decide.lua replied " + unknown);
        };
    }

    private String word() {
        return (String) words.next();
    }

    private long number() {
        return (Long) words.next();
    }

}
