package io.firstcome.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Window;
import io.firstcome.coupon.Discount;
import io.firstcome.coupon.Expiry;
import io.firstcome.coupon.Offer;
import io.firstcome.history.AtRest;
import io.firstcome.history.Call;
import io.firstcome.history.History;
import io.firstcome.simulation.world.SimulatedInstance;
import io.firstcome.simulation.world.World;

/// One coupon, whoever asks for it, and what they are told.
final class SimulatedDrop {

    static final CouponId COUPON = new CouponId(1);

    private final World world;

    private final History history = new History();

    private final List<Caller> callers = new ArrayList<>();

    private final CommitObserver commits;

    private final RedisInspection keys;

    private final OrderPromise unordered;

    private boolean isToldFromMemory;

    SimulatedDrop(World world) {
        this.world = world;
        this.commits = new CommitObserver(world.trace(), this::changed);
        this.keys = new RedisInspection(world.redis());
        this.unordered = new OrderPromise(world, commits, keys, history);
        world.mySql().observe(commits);
    }

    World world() {
        return world;
    }

    History history() {
        return history;
    }

    CommitObserver commits() {
        return commits;
    }

    RedisInspection keys() {
        return keys;
    }

    OrderPromise unordered() {
        return unordered;
    }

    List<Caller> callers() {
        return callers;
    }

    boolean isToldFromMemory() {
        return isToldFromMemory;
    }

    /// @param opensIn from now; may be negative
    void offer(long seats, Duration opensIn) {
        Instant now = world.time().instant();
        var window = new Window(now.plus(opensIn), now.plus(Duration.ofDays(1)));
        var offer = new Offer("a drop", new Discount(1, 1), Capacity.of(seats), window, Expiry.never());
        SimulatedInstance instance = world.anyInstance();
        instance.life().live(() -> instance.administration().create(offer).subscribe());
        world.time().pass(Duration.ofMillis(100));
    }

    Caller caller(String user, Caller.Manner manner) {
        var caller = new Caller(this, user, manner);
        callers.add(caller);
        return caller;
    }

    void hear(Call call) {
        history.add(call);
        isToldFromMemory |= call.isSoldOut() && call.askedAt() == call.answeredAt();
    }

    AtRest stores() {
        CommitObserver.Row row = commits.row();
        return new AtRest(row.total(), row.issued(), commits.issues(), keys.seats(row.epoch()), keys.journal());
    }

    private void changed() {
        unordered.begin();
    }

}
