package io.firstcome.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import io.firstcome.simulation.redis.SimulatedRedis;
import io.firstcome.simulation.world.NetworkConditions;
import io.firstcome.simulation.world.SimulatedInstance;
import io.firstcome.simulation.world.World;

/// What may break, at any moment and in any order; and how all of it heals.
final class FaultInjector {

    private static final int INSTANCES = 2;

    private final World world;

    private final SimulatedDrop drop;

    private final RandomGenerator random;

    private SimulatedRedis.Snapshot older;

    FaultInjector(World world, SimulatedDrop drop) {
        this.world = world;
        this.drop = drop;
        this.random = world.random();
        this.older = world.redis().snapshot();
    }

    void any() {
        List<Runnable> all = List.of(this::emptyRedis, this::rollRedisBack, this::deleteKey, this::forgetScripts,
                this::disturbRedis, this::disturbRedis, this::loseRedis, this::disturbMySql, this::disturbMySql,
                this::crashMySql, this::kill, this::kill, this::freeze, this::freeze);
        all.get(random.nextInt(all.size())).run();
    }

    void heal() {
        world.trace().note("all heals");
        world.instances().forEach(instance -> {
            instance.toRedis().clearUp();
            instance.toMySql().clearUp();
            instance.life().goOn();
        });
        while (world.instances().size() < INSTANCES) {
            world.startInstance();
        }
    }

    /// Keeps what Redis holds now, to be rolled back to.
    void remember() {
        older = world.redis().snapshot();
    }

    private void emptyRedis() {
        world.trace().note("Redis is back with nothing");
        world.redis().empty();
        drop.unordered().beginIfBehind();
    }

    private void rollRedisBack() {
        world.trace().note("Redis is back with what it held before");
        world.redis().restore(older);
        drop.unordered().beginIfBehind();
    }

    private void deleteKey() {
        List<String> keys = drop.keys().of(drop.commits().row().epoch());
        String key = keys.get(random.nextInt(keys.size()));
        world.trace().note(key + " is deleted");
        drop.keys().delete(key);
        drop.unordered().beginIfBehind();
    }

    private void forgetScripts() {
        world.trace().note("Redis forgets its scripts");
        world.redis().forgetScripts();
    }

    private void disturbRedis() {
        NetworkConditions.Kind kind = anyKind();
        Duration lasting = millis(50, 5000);
        someInstances().forEach(instance -> {
            world.trace().note("%s to Redis: %s for %s".formatted(instance.name(), kind, lasting));
            instance.toRedis().turn(kind, lasting);
        });
    }

    // Long enough for MySQL to decide by itself.
    private void loseRedis() {
        NetworkConditions.Kind kind = random.nextBoolean() ? NetworkConditions.Kind.CUT : NetworkConditions.Kind.PAUSED;
        Duration lasting = millis(3500, 10_000);
        world.trace().note("nobody reaches Redis: %s for %s".formatted(kind, lasting));
        world.instances().forEach(instance -> instance.toRedis().turn(kind, lasting));
    }

    private void disturbMySql() {
        NetworkConditions.Kind kind = anyKind();
        Duration lasting = millis(50, 5000);
        someInstances().forEach(instance -> {
            world.trace().note("%s to MySQL: %s for %s".formatted(instance.name(), kind, lasting));
            instance.toMySql().turn(kind, lasting);
        });
    }

    private void crashMySql() {
        world.trace().note("MySQL crashes");
        world.mySql().crash();
    }

    private void kill() {
        if (world.instances().isEmpty()) {
            return;
        }
        world.kill(world.anyInstance());
        world.time().after(millis(0, 4000), () -> {
            if (world.instances().size() < INSTANCES) {
                world.startInstance();
            }
        });
    }

    private void freeze() {
        if (world.instances().isEmpty()) {
            return;
        }
        SimulatedInstance instance = world.anyInstance();
        Duration lasting = millis(50, 9000);
        world.trace().note("%s is stopped for %s".formatted(instance.name(), lasting));
        instance.life().stop();
        world.time().after(lasting, () -> {
            world.trace().note(instance.name() + " goes on");
            instance.life().goOn();
        });
    }

    private List<SimulatedInstance> someInstances() {
        return random.nextBoolean() || world.instances().isEmpty() ? List.copyOf(world.instances())
                : List.of(world.anyInstance());
    }

    private NetworkConditions.Kind anyKind() {
        NetworkConditions.Kind[] kinds = NetworkConditions.Kind.values();
        return kinds[random.nextInt(kinds.length)];
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most));
    }

}
