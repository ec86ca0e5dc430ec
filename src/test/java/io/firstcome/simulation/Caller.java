package io.firstcome.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

import io.firstcome.core.UserId;
import io.firstcome.history.Call;
import io.firstcome.simulation.world.SimulatedInstance;
import io.firstcome.simulation.world.World;

/// One user, who asks any instance, gives up when it takes too long, and asks again until
/// there is an answer that is final.
final class Caller {

    private final SimulatedDrop drop;

    private final World world;

    private final String user;

    private final Manner manner;

    private int asked;

    private boolean isAnswered;

    private boolean isSoldOut;

    Caller(SimulatedDrop drop, String user, Manner manner) {
        this.drop = drop;
        this.world = drop.world();
        this.user = user;
        this.manner = manner;
    }

    String user() {
        return user;
    }

    /// Has been told something final, or asks no more.
    boolean isDone() {
        return isAnswered || asked >= manner.timesMax();
    }

    /// So it was told the last time.
    boolean isSoldOut() {
        return isSoldOut;
    }

    void ask() {
        if (world.instances().isEmpty()) {
            world.time().after(manner.pause(), this::ask);
            return;
        }
        asked++;
        new Conversation(world.anyInstance()).begin();
    }

    private void hear(Call call) {
        drop.hear(call);
        isAnswered |= call.isFinal();
        isSoldOut = call.isSoldOut();
        if (asked < manner.timesMax() && (!isAnswered || manner.asksOn())) {
            world.time().after(manner.pause(), this::ask);
        }
    }

    private final class Conversation {

        private final SimulatedInstance instance;

        private final long askedAt = world.time().read();

        private @Nullable Disposable listening;

        private boolean isOver;

        private Conversation(SimulatedInstance instance) {
            this.instance = instance;
        }

        private void begin() {
            world.trace().note(user + " asks " + instance.name());
            world.time().after(manner.patience(), this::giveUp);
            instance.life()
                .live(() -> listening = instance.desk()
                    .issue(SimulatedDrop.COUPON, new UserId(user), manner.forCommit())
                    .subscribe(outcome -> world.outside(() -> end(HttpAnswer.of(outcome)))));
        }

        private void giveUp() {
            if (!isOver) {
                instance.life().live(() -> {
                    if (listening != null) {
                        listening.dispose();
                    }
                });
                end(HttpAnswer.NONE);
            }
        }

        private void end(HttpAnswer answer) {
            if (!isOver) {
                isOver = true;
                world.trace().note(user + " hears " + answer);
                hear(answer.asCall(user, askedAt, world.time().read()));
            }
        }

    }

    /// How somebody asks.
    ///
    /// @param forCommit how long to wait for it, as the request says
    /// @param patience after which the connection is given up
    /// @param pause before asking again
    /// @param asksOn even when it was told something final
    record Manner(Duration forCommit, Duration patience, Duration pause, int timesMax, boolean asksOn) {

        static Manner any(RandomGenerator random) {
            boolean async = random.nextInt(8) == 0;
            boolean hasty = random.nextInt(8) == 0;
            return new Manner(async ? Duration.ZERO : Duration.ofSeconds(2),
                    Duration.ofMillis(hasty ? random.nextInt(1, 60) : random.nextInt(2500, 6000)),
                    Duration.ofMillis(random.nextInt(20, 1500)), random.nextInt(1, 6), random.nextInt(4) == 0);
        }

        static Manner patient() {
            return new Manner(Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofMillis(400), Integer.MAX_VALUE,
                    false);
        }

    }

}
