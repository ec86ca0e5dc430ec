package io.firstcome.simulation.world;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.SimulatedMySql;
import io.firstcome.simulation.network.Transport;
import io.firstcome.simulation.redis.SimulatedRedis;

/// All that there is in one history, and all of it from one seed: two servers, the
/// instances, and the time. For one thread, and one at a time.
public final class World implements AutoCloseable {

    private static final int AHEAD_MAX = 3000;

    private final VirtualTime time = new VirtualTime();

    private final SimulatedProcesses lives = new SimulatedProcesses(time);

    private final Trace trace = new Trace(time);

    private final RandomGenerator random;

    private final SimulatedProcess server = lives.current();

    private final SimulatedRedis redis;

    private final SimulatedMySql mySql;

    private final List<SimulatedInstance> instances = new ArrayList<>();

    private int started;

    /// @param mutant how the servers misread what they are sent
    public World(long seed, Mutant mutant) {
        this.random = new Random(seed);
        this.redis = new SimulatedRedis(clock(), mutant::misread);
        this.mySql = new SimulatedMySql(clock(), lives.schedulerOf(server), mutant::misread);
    }

    // No two servers have quite the same time.
    private InstantSource clock() {
        var ahead = Duration.ofMillis(random.nextInt(-AHEAD_MAX, AHEAD_MAX));
        return () -> time.instant().plus(ahead);
    }

    public VirtualTime time() {
        return time;
    }

    SimulatedProcesses lives() {
        return lives;
    }

    public Trace trace() {
        return trace;
    }

    public RandomGenerator random() {
        return random;
    }

    public SimulatedRedis redis() {
        return redis;
    }

    public SimulatedMySql mySql() {
        return mySql;
    }

    /// Those that were not killed.
    public List<SimulatedInstance> instances() {
        return instances;
    }

    public SimulatedInstance anyInstance() {
        return instances.get(random.nextInt(instances.size()));
    }

    public SimulatedInstance startInstance() {
        var instance = SimulatedInstance.start("instance " + ++started, this);
        instances.add(instance);
        trace.note(instance.name() + " starts");
        return instance;
    }

    public void kill(SimulatedInstance instance) {
        trace.note(instance.name() + " is killed");
        instances.remove(instance);
        instance.kill();
    }

    Transport way(NetworkConditions weather, @Nullable Duration patience) {
        return new Link(time, lives, random, weather, server, patience);
    }

    /// Done by nobody who could be killed.
    public void outside(Runnable work) {
        lives.as(server, work);
    }

    @Override
    public void close() {
        trace.close();
        lives.close();
    }

}
