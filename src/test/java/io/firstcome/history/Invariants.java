package io.firstcome.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What must hold whatever broke, by the numbers of the fault table: I1 to I9. I10 is
/// about single transactions.
public final class Invariants {

    private static final long A_CHANGE_IS_YOUNG = TimeUnit.SECONDS.toNanos(1);

    private static final long NO_ROW = 0;

    private final History history;

    private final AtRest stores;

    private final List<String> broken = new ArrayList<>();

    private Invariants(History history, AtRest stores) {
        this.history = history;
        this.stores = stores;
    }

    /// Each breach as a sentence that begins with the invariant's number; empty when all
    /// hold.
    public static List<String> broken(History history, AtRest stores) {
        var check = new Invariants(history, stores);
        check.rows();
        check.answers();
        check.turns();
        return List.copyOf(check.broken);
    }

    private void rows() {
        require(stores.notRevoked() <= stores.total(),
                () -> "I1: %d rows of %d seats".formatted(stores.notRevoked(), stores.total()));
        var users = new HashSet<String>();
        var positions = new HashSet<Long>();
        Set<String> asked = history.users();
        for (var row : stores.rows()) {
            require(users.add(row.user()), () -> "I2: %s has two rows".formatted(row.user()));
            require(positions.add(row.position()), () -> "I2: position %d was given twice".formatted(row.position()));
            require(asked.contains(row.user()), () -> "I4: %s never asked and has a row".formatted(row.user()));
        }
        if (asked.size() >= stores.total()) {
            require(stores.notRevoked() >= stores.total(), () -> "I5: %d of %d seats issued, and %d asked"
                .formatted(stores.notRevoked(), stores.total(), asked.size()));
        }
        require(stores.journal() == 0, () -> "I5: %d entries are left in the journal".formatted(stores.journal()));
        require(stores.issued() == stores.notRevoked(),
                () -> "I8: issued_quantity is %d beside %d rows".formatted(stores.issued(), stores.notRevoked()));
        require(stores.seats() == stores.rows().size(),
                () -> "I9: %d seats in Redis beside %d rows".formatted(stores.seats(), stores.rows().size()));
    }

    private void answers() {
        Map<String, Long> positions = new HashMap<>();
        stores.rows().forEach(row -> positions.put(row.user(), row.position()));
        for (Call call : history.calls()) {
            require(!call.isWon() || Long.valueOf(call.position()).equals(positions.get(call.user())),
                    () -> "I3: %s was told %d, position %d, and has %d".formatted(call.user(), call.status(),
                            call.position(), positions.getOrDefault(call.user(), NO_ROW)));
        }
        history.byUser().forEach((user, calls) -> {
            long toldAt = calls.stream().filter(Call::isWon).mapToLong(Call::answeredAt).min().orElse(Long.MAX_VALUE);
            require(calls.stream().noneMatch(call -> call.isSoldOut() && call.askedAt() > toldAt),
                    () -> "I6: %s heard sold-out after having won".formatted(user));
        });
    }

    private void turns() {
        var losers = new TreeMap<Long, Call>();
        history.calls().stream().filter(Call::isSoldOut).forEach(call -> losers.put(call.answeredAt(), call));
        history.byUser().forEach((user, calls) -> {
            if (calls.stream().anyMatch(Call::isWon)) {
                Call first = calls.stream().min(Comparator.comparingLong(Call::askedAt)).orElseThrow();
                Call won = calls.stream().filter(Call::isWon).findFirst().orElseThrow();
                var before = losers.lowerEntry(first.askedAt());
                require(before == null || isExcused(before.getValue().askedAt(), won.answeredAt()),
                        () -> "I7: %s won, and had not asked when %s was answered sold-out".formatted(user,
                                before == null ? "" : before.getValue().user()));
            }
        });
    }

    private boolean isExcused(long since, long until) {
        return history.changes().stream().anyMatch(change -> change.touches(since - A_CHANGE_IS_YOUNG, until));
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            broken.add(otherwise.get());
        }
    }

}
