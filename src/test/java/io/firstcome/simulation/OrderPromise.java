package io.firstcome.simulation;

import java.time.Duration;

import io.firstcome.history.History;
import io.firstcome.simulation.world.World;

/// When nobody's turn is promised against anybody else's: from a change of the row, or
/// from the wish for one, until whoever decides goes by it.
final class OrderPromise {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /// For as long no newcomer is seated after the authority has changed.
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private static final long NOT = -1;

    private final World world;

    private final CommitObserver commits;

    private final RedisInspection keys;

    private final History history;

    private long since = NOT;

    private long latest;

    private int wishes;

    OrderPromise(World world, CommitObserver commits, RedisInspection keys, History history) {
        this.world = world;
        this.commits = commits;
        this.keys = keys;
        this.history = history;
    }

    void begin() {
        latest = world.time().read();
        if (since == NOT) {
            since = latest;
            look();
        }
    }

    /// Redis has lost something. Where the gate forgot a change with it, the change is
    /// under way once more, until it has reached the gate again.
    void beginIfBehind() {
        if (!isOver()) {
            begin();
        }
    }

    /// An administrator asks for a change.
    ///
    /// @return to be run when there is an answer
    Runnable wish() {
        wishes++;
        begin();
        return () -> wishes--;
    }

    /// All that has begun ends now.
    void end() {
        if (since != NOT) {
            history.changed(since, world.time().read());
            since = NOT;
        }
    }

    private void look() {
        if (since != NOT) {
            if (wishes == 0 && isOver()) {
                end();
            }
            else {
                world.time().after(LOOK_EVERY, this::look);
            }
        }
    }

    private boolean isOver() {
        CommitObserver.Row row = commits.row();
        return row.isDirect() ? world.time().read() - latest > SETTLING.toNanos()
                : keys.goesBy(row.epoch(), row.version());
    }

}
