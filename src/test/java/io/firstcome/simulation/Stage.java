package io.firstcome.simulation;

import java.time.Duration;
import java.util.List;

import io.firstcome.core.UserId;

/// A drop that is played by hand: two instances, and only what a test does to them. What
/// remains to chance is how long everything takes.
final class Stage implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final int ASKED_MAX = 10;

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final World world;

    private final Drop drop;

    private final Instance left;

    private final Instance right;

    Stage(long seed, long seats) {
        this.world = new World(seed, Mutant.NONE);
        this.drop = new Drop(world);
        this.left = world.startInstance();
        this.right = world.startInstance();
        drop.offer(seats, Duration.ofHours(-1));
    }

    World world() {
        return world;
    }

    Drop drop() {
        return drop;
    }

    Administrator administrator() {
        return new Administrator(world, drop);
    }

    Instance left() {
        return left;
    }

    Instance right() {
        return right;
    }

    Commits.Row row() {
        return drop.commits().row();
    }

    /// What the user hears, in its own time.
    Heard ask(Instance instance, String user) {
        var heard = new Heard();
        long askedAt = world.time().read();
        instance.life()
            .live(() -> instance.desk()
                .issue(Drop.COUPON, new UserId(user), WAIT)
                .subscribe(outcome -> world.outside(() -> {
                    heard.answer = Answer.of(outcome);
                    drop.hear(heard.answer.asCall(user, askedAt, world.time().read()));
                })));
        return heard;
    }

    /// What the user hears, who asks again while it cannot be told.
    Answer hear(Instance instance, String user) {
        Answer answer = Answer.NONE;
        for (int asked = 0; asked < ASKED_MAX && !answer.isFinal(); asked++) {
            var heard = ask(instance, user);
            world.time().passUntil(WITHIN, () -> !heard.answer.equals(Answer.NONE));
            answer = heard.answer;
        }
        return answer;
    }

    void pass(Duration span) {
        world.time().pass(span);
    }

    /// Everything drains, and is judged.
    List<String> broken() {
        return new Ending(world, drop, administrator()).judge();
    }

    @Override
    public void close() {
        world.close();
    }

    /// What somebody has heard so far.
    static final class Heard {

        private Answer answer = Answer.NONE;

        Answer answer() {
            return answer;
        }

    }

}
