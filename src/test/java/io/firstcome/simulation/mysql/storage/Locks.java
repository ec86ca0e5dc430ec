package io.firstcome.simulation.mysql.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/// Who may touch which key of which table. Locks are granted in the order of asking; who
/// asks for more than it has waits behind those that asked before.
public final class Locks {

    private final Map<Place, Lock> locks = new HashMap<>();

    private final Consumer<Runnable> ready;

    /// Without any lock.
    ///
    /// @param ready takes what the granting of a lock sets going
    public Locks(Consumer<Runnable> ready) {
        this.ready = ready;
    }

    /// True when the transaction did not have the lock before. Errors: [Taken].
    public boolean take(Transaction who, Place place, boolean exclusive) {
        Lock lock = locks.computeIfAbsent(place, key -> new Lock());
        Boolean held = lock.heldBy(who);
        if (held != null && (held || !exclusive)) {
            return false;
        }
        var request = new Request(who, place, exclusive, () -> {
        });
        if (!lock.blockers(request).isEmpty()) {
            throw new Taken(place, exclusive);
        }
        lock.grant(request);
        return held == null;
    }

    /// Grants it when it is free. False, and nothing is waited for, when that would be
    /// never.
    public boolean await(Request request) {
        Lock lock = locks.computeIfAbsent(request.place, key -> new Lock());
        lock.waiting.add(request);
        request.who.waitFor(request);
        if (reaches(request.who, request.who, new HashSet<>())) {
            cancel(request);
            return false;
        }
        return true;
    }

    public void cancel(Request request) {
        request.who.waitFor(null);
        Lock lock = locks.get(request.place);
        if (lock != null && lock.waiting.remove(request)) {
            grantWaiting(request.place, lock);
        }
    }

    void release(Transaction who, Place place) {
        Lock lock = locks.get(place);
        if (lock != null) {
            lock.grants.removeIf(grant -> grant.who == who);
            grantWaiting(place, lock);
        }
    }

    private void grantWaiting(Place place, Lock lock) {
        for (Request request : List.copyOf(lock.waiting)) {
            if (lock.blockers(request).isEmpty()) {
                lock.waiting.remove(request);
                lock.grant(request);
                request.who.waitFor(null);
                ready.accept(request.granted);
            }
        }
        if (lock.grants.isEmpty() && lock.waiting.isEmpty()) {
            locks.remove(place);
        }
    }

    private boolean reaches(Transaction from, Transaction to, Set<Transaction> seen) {
        Request request = from.waiting();
        if (request == null || !seen.add(from)) {
            return false;
        }
        Lock lock = locks.get(request.place);
        return lock != null
                && lock.blockers(request).stream().anyMatch(blocker -> blocker == to || reaches(blocker, to, seen));
    }

    /// A key, whether there is a row at it or not.
    ///
    /// @param key which one of the table's keys
    public record Place(String table, int key, Cells cells) {
    }

    public static final class Request {

        private final Transaction who;

        private final Place place;

        private final boolean exclusive;

        private final Runnable granted;

        /// @param granted what to do once it is
        private Request(Transaction who, Place place, boolean exclusive, Runnable granted) {
            this.who = who;
            this.place = place;
            this.exclusive = exclusive;
            this.granted = granted;
        }

        private boolean conflicts(Request other) {
            return who != other.who && (exclusive || other.exclusive);
        }

    }

    private static final class Lock {

        private final List<Request> grants = new ArrayList<>(1);

        private final List<Request> waiting = new ArrayList<>(0);

        /// Whether it is exclusive; null when it is not held.
        private @Nullable Boolean heldBy(Transaction who) {
            for (Request grant : grants) {
                if (grant.who == who) {
                    return grant.exclusive;
                }
            }
            return null;
        }

        private void grant(Request request) {
            if (heldBy(request.who) == null) {
                request.who.holds(request.place);
            }
            grants.removeIf(grant -> grant.who == request.who);
            grants.add(request);
        }

        /// Those that hold it, or asked for it before.
        private List<Transaction> blockers(Request request) {
            if (grants.isEmpty() && waiting.isEmpty()) {
                return List.of();
            }
            var blockers = new ArrayList<Transaction>();
            grants.stream().filter(request::conflicts).forEach(grant -> blockers.add(grant.who));
            for (Request before : waiting) {
                if (before == request) {
                    break;
                }
                if (request.conflicts(before)) {
                    blockers.add(before.who);
                }
            }
            return blockers;
        }

    }

    /// Another transaction holds the lock that is needed.
    public static final class Taken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Place place;

        private final boolean exclusive;

        private Taken(Place place, boolean exclusive) {
            super("locked by another transaction", null, false, false);
            this.place = place;
            this.exclusive = exclusive;
        }

        public Request request(Transaction who, Runnable granted) {
            return new Request(who, place, exclusive, granted);
        }

        public Place place() {
            return place;
        }

    }

}
