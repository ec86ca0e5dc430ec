package io.firstcome.chaos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.firstcome.embedded.MySqlProcess;
import io.firstcome.history.History;
import io.firstcome.wire.Pauses;

/// Looks at a coupon's row all the time, and tells the history when a rebuild, a raise or
/// a change of authority lay between.
final class RowWatch implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /// A higher capacity reaches Redis two seconds after its commit, by a reading each
    /// second.
    private static final long RAISED_WITHIN = TimeUnit.SECONDS.toNanos(4);

    private final MySqlProcess mySql;

    private final String sql;

    private final History history;

    private final Thread thread;

    private volatile boolean closed;

    private volatile @Nullable State last;

    private volatile long lastAt = System.nanoTime();

    RowWatch(MySqlProcess mySql, long coupon, History history) {
        this.mySql = mySql;
        this.sql = "SELECT admission_epoch, version, COALESCE(fence_at, '') FROM coupons WHERE id = " + coupon;
        this.history = history;
        this.thread = Thread.ofVirtual().start(this::watch);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void watch() {
        while (!closed) {
            try {
                mySql.with(connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        while (!closed) {
                            long askedAt = System.nanoTime();
                            try (var row = statement.executeQuery()) {
                                if (row.next()) {
                                    seen(new State(row.getLong(1), row.getLong(2), row.getString(3)), askedAt);
                                }
                            }
                            Pauses.of(LOOK_EVERY);
                        }
                        return closed;
                    }
                });
            }
            catch (IllegalStateException away) {
                Pauses.of(LOOK_EVERY);
            }
        }
    }

    private void seen(State state, long askedAt) {
        State before = last;
        long now = System.nanoTime();
        if (before != null && !before.equals(state)) {
            history.changed(lastAt, before.version == state.version ? now : now + RAISED_WITHIN);
        }
        last = state;
        lastAt = askedAt;
    }

    private record State(long epoch, long version, String fence) {
    }

}
