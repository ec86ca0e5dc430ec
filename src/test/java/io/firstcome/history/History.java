package io.firstcome.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/// All that was asked about one coupon, and when its order was not promised. Safe for
/// many threads.
public final class History {

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

    public void add(Call call) {
        calls.add(call);
    }

    /// A rebuild, raise, revoke or resume lies between these moments.
    public void changed(long from, long until) {
        changes.add(new Change(from, until));
    }

    /// MySQL was put back to where it stood at the first of these moments: what was
    /// promised between them is neither won nor lost any more.
    public void unsay(long from, long until) {
        List<Call> unsaid = calls.stream()
            .filter(call -> call.answeredAt() >= from && call.askedAt() <= until)
            .toList();
        calls.removeAll(unsaid);
        unsaid
            .forEach(call -> add(new Call(call.user(), call.askedAt(), call.answeredAt(), Call.UNKNOWN, "unsaid", 0)));
        changed(from, until);
    }

    /// The generator's own log of answers, a JSON object a line, as `verify --log` reads
    /// it.
    public List<String> log(long coupon) {
        return calls.stream()
            .filter(call -> call.status() != Call.UNKNOWN)
            .map(call -> "{\"user\": \"%s\", \"status\": %d, \"issueId\": \"%s\"}".formatted(call.user(), call.status(),
                    call.isWon() ? coupon + "-" + call.position() : ""))
            .toList();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    Collection<Change> changes() {
        return changes;
    }

    public Set<String> users() {
        var users = new TreeSet<String>();
        calls.forEach(call -> users.add(call.user()));
        return users;
    }

    Map<String, List<Call>> byUser() {
        var byUser = new HashMap<String, List<Call>>();
        calls.forEach(call -> byUser.computeIfAbsent(call.user(), user -> new ArrayList<>()).add(call));
        return byUser;
    }

    /// Nobody's turn is promised against anybody else's while this lasts.
    record Change(long from, long until) {

        boolean touches(long since, long to) {
            return from <= to && until >= since;
        }

    }

}
