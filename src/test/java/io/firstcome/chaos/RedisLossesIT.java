package io.firstcome.chaos;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.firstcome.embedded.RedisProcess;
import io.firstcome.embedded.Signal;
import io.firstcome.harness.Eventually;
import io.firstcome.wire.Pauses;
import io.firstcome.wire.Wire;

/// Redis dies, or loses some of what it knew, or all.
@Chaos
class RedisLossesIT {

    private final Stage stage;

    RedisLossesIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    @Fault(1)
    void aRedisKilledAndRestartedLosesNothing() throws Exception {
        new Drop(stage, 1).suffers("Redis killed, append-only on", () -> {
            stage.redis().kill();
            stage.redis().start();
        });
    }

    @Test
    @Fault(2)
    void aRedisThatLostItsLastSecondIsRebuilt() throws Exception {
        var drop = new Drop(stage, 2);
        drop.suffers("power loss: the tail of the append-only file is gone", () -> {
            Path file = Folders.appendOnlyFile(stage.redis().data());
            long before = Files.size(file);
            Pauses.seconds(1);
            stage.redis().kill();
            Folders.cut(file, drop.random().nextLong(before, Files.size(file)));
            stage.redis().start();
        });
    }

    @Test
    @Fault(3)
    void aRedisThatIsBackEmptyIsRebuilt() throws Exception {
        new Drop(stage, 3).suffers("Redis back empty", () -> {
            stage.redis().kill();
            Folders.empty(stage.redis().data());
            stage.redis().start();
        });
    }

    @Test
    @Fault(4)
    void aFlushedRedisIsRebuilt() throws Exception {
        new Drop(stage, 4).suffers("FLUSHALL", () -> stage.redis().ask(redis -> redis.flushall()));
    }

    @ParameterizedTest
    @Fault(4)
    @ValueSource(strings = { "winners", "gate", "journal" })
    void aRedisWithoutOneOfTheKeysIsRebuilt(String key) throws Exception {
        var drop = new Drop(stage, 4);
        drop.suffers("DEL of the " + key, () -> {
            String name = drop.books().key(key);
            stage.redis().ask(redis -> redis.del(name));
        });
    }

    @Test
    @Fault(5)
    void aRedisThatWasRolledBackIsRebuilt() throws Exception {
        new Drop(stage, 5).suffers("Redis rolled back", () -> {
            Path copy = stage.newFolder("copy").resolve("redis-data");
            Signal.STOP.to(stage.redis().processHandle());
            Folders.copy(stage.redis().data(), copy);
            Signal.CONT.to(stage.redis().processHandle());
            Pauses.seconds(1.5);
            stage.redis().kill();
            Folders.copy(copy, stage.redis().data());
            stage.redis().start();
        });
    }

    @Test
    @Fault(6)
    void aFailoverToALaggingReplicaWhileTheOldMasterGoesOnIsHealed() throws Exception {
        RedisProcess old = stage.redis();
        RedisProcess replica = RedisProcess.beside(old, stage.newFolder("replica"));
        try (var link = Wire.to(old::port)) {
            follow(replica, link, old.password());
            new Drop(stage, 6).suffers("failover to a lagging replica, two masters for a while", () -> {
                Eventually.isTrue(() -> replica.ask(redis -> redis.info("replication")).contains("link_status:up"));
                link.swallow();
                Pauses.seconds(1.5);
                replica.ask(redis -> redis.replicaofNoOne());
                stage.replaceRedis(replica);
                stage.second().toRedis().reset();
                Pauses.seconds(2);
                stage.reconnectToRedis();
            });
        }
        finally {
            replica.ask(redis -> redis.replicaofNoOne());
            stage.replaceRedis(replica);
            stage.reconnectToRedis();
            old.close();
        }
    }

    private static void follow(RedisProcess replica, Wire link, String password) {
        replica.ask(redis -> redis.configSet("masterauth", password));
        replica.ask(redis -> redis.replicaof("127.0.0.1", link.port()));
    }

}
