package io.firstcome.simulation;

import java.time.Duration;
import java.util.List;

import io.firstcome.core.UserId;
import io.firstcome.simulation.world.Mutant;
import io.firstcome.simulation.world.SimulatedInstance;
import io.firstcome.simulation.world.World;

/// A drop that is played by hand: two instances, and only what a test does to them. What
/// remains to chance is how long everything takes.
final class ScriptedDrop implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final int ASKED_MAX = 10;

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final World world;

    private final SimulatedDrop drop;

    private final SimulatedInstance left;

    private final SimulatedInstance right;

    ScriptedDrop(long seed, long seats) {
        this.world = new World(seed, Mutant.NONE);
        this.drop = new SimulatedDrop(world);
        this.left = world.startInstance();
        this.right = world.startInstance();
        drop.offer(seats, Duration.ofHours(-1));
    }

    World world() {
        return world;
    }

    SimulatedDrop drop() {
        return drop;
    }

    Administrator administrator() {
        return new Administrator(world, drop);
    }

    SimulatedInstance left() {
        return left;
    }

    SimulatedInstance right() {
        return right;
    }

    CommitObserver.Row row() {
        return drop.commits().row();
    }

    /// What the user hears, in its own time.
    Heard ask(SimulatedInstance instance, String user) {
        var heard = new Heard();
        long askedAt = world.time().read();
        instance.life()
            .live(() -> instance.desk()
                .issue(SimulatedDrop.COUPON, new UserId(user), WAIT)
                .subscribe(outcome -> world.outside(() -> {
                    heard.answer = HttpAnswer.of(outcome);
                    drop.hear(heard.answer.asCall(user, askedAt, world.time().read()));
                })));
        return heard;
    }

    /// What the user hears, who asks again while it cannot be told.
    HttpAnswer hear(SimulatedInstance instance, String user) {
        HttpAnswer answer = HttpAnswer.NONE;
        for (int asked = 0; asked < ASKED_MAX && !answer.isFinal(); asked++) {
            var heard = ask(instance, user);
            world.time().passUntil(WITHIN, () -> !heard.answer.equals(HttpAnswer.NONE));
            answer = heard.answer;
        }
        return answer;
    }

    void pass(Duration span) {
        world.time().pass(span);
    }

    /// Everything drains, and is judged.
    List<String> broken() {
        return new Conclusion(world, drop, administrator()).judge();
    }

    @Override
    public void close() {
        world.close();
    }

    /// What somebody has heard so far.
    static final class Heard {

        private HttpAnswer answer = HttpAnswer.NONE;

        HttpAnswer answer() {
            return answer;
        }

    }

}
