package io.firstcome.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import io.firstcome.simulation.world.Mutant;
import io.firstcome.simulation.world.World;

/// One history from one seed: a coupon with few seats, a crowd over two instances,
/// faults and an administrator at random moments, and how it ends.
final class Simulation {

    private static final Duration EVENTFUL = Duration.ofSeconds(12);

    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private static final int FAULTS_MAX = 4;

    private static final int CHANGES_MAX = 3;

    private final World world;

    private final RandomGenerator random;

    /// In which most of the crowd comes, and half of the faults.
    private final Duration rush;

    private final SimulatedDrop drop;

    private final FaultInjector faults;

    private final Administrator administrator;

    private Simulation(World world) {
        this.world = world;
        this.random = world.random();
        this.rush = Duration.ofMillis(random.nextInt(200, 6000));
        this.drop = new SimulatedDrop(world);
        this.faults = new FaultInjector(world, drop);
        this.administrator = new Administrator(world, drop);
    }

    static Told run(long seed) {
        return run(seed, Mutant.NONE);
    }

    static Told run(long seed, Mutant mutant) {
        try (var world = new World(seed, mutant)) {
            return new Simulation(world).run();
        }
    }

    private Told run() {
        world.startInstance();
        world.startInstance();
        drop.offer(random.nextInt(1, 13), Duration.ofMillis(random.nextInt(-20_000, 2000)));
        comeUsers();
        breakThings(random.nextInt(FAULTS_MAX + 1));
        for (int change = random.nextInt(CHANGES_MAX + 1); change > 0; change--) {
            atSomeTime(administrator::anything);
        }
        world.time().pass(EVENTFUL);
        faults.heal();
        List<String> broken = new Conclusion(world, drop, administrator).judge();
        return new Told(broken, world.trace().lines(), Coverage.of(world, drop));
    }

    private void comeUsers() {
        int users = random.nextInt(5, 41);
        for (int user = 1; user <= users; user++) {
            Caller caller = drop.caller("user-" + user, Caller.Manner.any(random));
            inTheRushOrLater(caller::ask);
        }
    }

    // One by one, or all within a second of the rush, where they meet what is under way.
    private void breakThings(int count) {
        boolean together = random.nextBoolean();
        long start = random.nextLong(rush.toNanos());
        for (int fault = 0; fault < count; fault++) {
            atSomeTime(faults::remember);
            if (together) {
                world.time().after(start + random.nextLong(TOGETHER.toNanos()), faults::any);
            }
            else {
                inTheRushOrLater(faults::any);
            }
        }
    }

    private void inTheRushOrLater(Runnable happening) {
        if (random.nextInt(3) > 0) {
            world.time().after(random.nextLong(rush.toNanos()), happening);
        }
        else {
            atSomeTime(happening);
        }
    }

    private void atSomeTime(Runnable happening) {
        world.time().after(random.nextLong(EVENTFUL.toNanos()), happening);
    }

    /// @param broken each breach as a sentence; empty when all held
    /// @param trace line by line
    record Told(List<String> broken, List<String> trace, Coverage seen) {
    }

}
