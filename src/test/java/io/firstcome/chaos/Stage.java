package io.firstcome.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.firstcome.embedded.MySqlProcess;
import io.firstcome.embedded.RedisProcess;
import io.firstcome.embedded.Signal;
import io.firstcome.harness.Eventually;
import io.firstcome.wire.Wire;

/// A Redis, a MySQL and two instances of the service between them, all in processes of
/// their own, kept for all faults one after another: what one has broken must have healed
/// before the next.
final class Stage implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Stage.class);

    private final Path folder;

    private final long seed;

    private final MySqlProcess mySql;

    private final List<Instance> instances;

    private volatile RedisProcess redis;

    private Stage(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
        this.redis = RedisProcess.in(folder.resolve("redis"));
        this.mySql = MySqlProcess.in(folder.resolve("mysql"));
        this.instances = List.of(instance(), instance());
        instances.forEach(Instance::start);
        instances.forEach(Instance::api);
        log.info("chaos.seed={}", seed);
    }

    /// What every choice of this row is drawn from.
    Random random(int row) {
        return new Random(seed * 100 + row);
    }

    long seed() {
        return seed;
    }

    RedisProcess redis() {
        return redis;
    }

    MySqlProcess mySql() {
        return mySql;
    }

    List<Instance> instances() {
        return instances;
    }

    Instance first() {
        return instances.getFirst();
    }

    Instance second() {
        return instances.getLast();
    }

    /// One more, not started yet; whoever asks for it closes it.
    Instance instance(String... further) {
        return new Instance(Wire.to(() -> redis.port()), Wire.to(() -> mySql.port()), redis, mySql, further);
    }

    /// Another Redis in the place of this one; the wires lead there from their next
    /// connection on.
    void replaceRedis(RedisProcess by) {
        redis = by;
    }

    /// All connections to Redis end; the next lead to the one that is in place now.
    void reconnectToRedis() {
        instances.forEach(instance -> instance.toRedis().reset());
    }

    Path newFolder(String name) {
        try {
            return Files.createTempDirectory(folder, name);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Everything runs and is reached; returns when both instances say so.
    void heal() {
        if (!redis.isRunning()) {
            redis.start();
        }
        if (!mySql.isRunning()) {
            mySql.start();
        }
        Signal.CONT.to(redis.processHandle());
        Signal.CONT.to(mySql.processHandle());
        instances.forEach(Instance::heal);
        instances.forEach(instance -> Eventually.isTrue(() -> Health.of(instance.api()).equals("UP")));
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        mySql.close();
        redis.close();
        Folders.remove(folder);
    }

    /// Gives the stage to every test that asks for it; closed with the run.
    static final class Provider implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Stage.class, type -> open(), Stage.class);
        }

        private static Stage open() {
            try {
                return new Stage(Files.createTempDirectory("firstcome-chaos"),
                        Long.getLong("chaos.seed", System.nanoTime() % 100_000));
            }
            catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

    }

}
