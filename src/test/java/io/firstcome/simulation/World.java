package io.firstcome.simulation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/// All that there is in one history, and all of it from one seed: two servers, the
/// instances, and the time. For one thread, and one at a time.
final class World implements AutoCloseable {

    private static final int AHEAD_MAX = 3000;

    private final VirtualTime time = new VirtualTime();

    private final Lives lives = new Lives(time);

    private final Trace trace = new Trace(time);

    private final RandomGenerator random;

    private final Life server = lives.current();

    private final SimulatedRedis redis;

    private final SimulatedMySql mySql;

    private final List<Instance> instances = new ArrayList<>();

    private int started;

    /// @param mutant how the servers misread what they are sent
    World(long seed, Mutant mutant) {
        this.random = new Random(seed);
        this.redis = new SimulatedRedis(clock(), mutant::misread);
        this.mySql = new SimulatedMySql(clock(), lives.schedulerOf(server), mutant::misread);
    }

    // No two servers have quite the same time.
    private InstantSource clock() {
        var ahead = Duration.ofMillis(random.nextInt(-AHEAD_MAX, AHEAD_MAX));
        return () -> time.instant().plus(ahead);
    }

    VirtualTime time() {
        return time;
    }

    Lives lives() {
        return lives;
    }

    Trace trace() {
        return trace;
    }

    RandomGenerator random() {
        return random;
    }

    SimulatedRedis redis() {
        return redis;
    }

    SimulatedMySql mySql() {
        return mySql;
    }

    /// Those that were not killed.
    List<Instance> instances() {
        return instances;
    }

    Instance anyInstance() {
        return instances.get(random.nextInt(instances.size()));
    }

    Instance startInstance() {
        var instance = Instance.start("instance " + ++started, this);
        instances.add(instance);
        trace.note(instance.name() + " starts");
        return instance;
    }

    void kill(Instance instance) {
        trace.note(instance.name() + " is killed");
        instances.remove(instance);
        instance.kill();
    }

    Link way(Weather weather, @Nullable Duration patience) {
        return new Way(time, lives, random, weather, server, patience);
    }

    /// Done by nobody who could be killed.
    void outside(Runnable work) {
        lives.as(server, work);
    }

    @Override
    public void close() {
        trace.close();
        lives.close();
    }

}
