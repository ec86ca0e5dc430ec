package io.firstcome.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import io.lettuce.core.KillArgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.firstcome.embedded.RedisProcess;
import io.firstcome.embedded.Signal;
import io.firstcome.harness.Eventually;
import io.firstcome.wire.Pauses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Redis is there and does not do its work, or cannot be reached.
@Chaos
class RedisHindrancesIT {

    private final Stage stage;

    RedisHindrancesIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    @Fault(7)
    void noWayToItMovesTheAuthorityToMySqlAndBack() throws Exception {
        var drop = new Drop(stage, 7);
        drop.suffers("no way to Redis: MySQL decides", () -> {
            stage.instances().forEach(instance -> instance.toRedis().swallow());
            Eventually.isTrue(drop.books()::isDirect);
            long since = System.nanoTime();
            Eventually.isTrue(() -> drop.history()
                .calls()
                .stream()
                .anyMatch(call -> call.askedAt() > since && call.status() == 201));
        });
        assertThat(drop.books().isDirect()).isFalse();
    }

    @Test
    @Fault(8)
    void aRedisStoppedForFiveSecondsLosesNothing() throws Exception {
        new Drop(stage, 8).suffers("Redis stopped for 5 s", () -> {
            Signal.STOP.to(stage.redis().processHandle());
            Pauses.seconds(5);
            Signal.CONT.to(stage.redis().processHandle());
        });
    }

    @Test
    @Fault(9)
    void connectionsResetInTheMiddleOfCommandsLoseNothing() throws Exception {
        new Drop(stage, 9).suffers("connections reset in mid-command, 40 times", () -> {
            for (int times = 0; times < 40; times++) {
                stage.redis().ask(redis -> {
                    redis.clientPause(20);
                    return redis.clientKill(KillArgs.Builder.typeNormal().skipme());
                });
                Pauses.of(Duration.ofMillis(100));
            }
        });
    }

    @Test
    @Fault(10)
    void aRedisOutOfMemoryLosesNothing() throws Exception {
        new Drop(stage, 10).suffers("Redis out of memory for 5 s", () -> {
            stage.redis().ask(redis -> redis.configSet("maxmemory", "1"));
            try {
                Pauses.seconds(5);
            }
            finally {
                stage.redis().ask(redis -> redis.configSet("maxmemory", "0"));
            }
        });
    }

    @Test
    @Fault(10)
    void aRedisWithAFullDiskLosesNothing() throws Exception {
        Path folder = stage.newFolder("small");
        Path data = Files.createDirectories(folder.resolve("redis-data"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", data.toString()),
                "row 10, disk full: a small tmpfs cannot be mounted here, which takes root");
        RedisProcess whole = stage.redis();
        RedisProcess small = RedisProcess.beside(whole, folder);
        stage.replaceRedis(small);
        stage.reconnectToRedis();
        try {
            new Drop(stage, 10).suffers("Redis' disk full for 4 s", () -> {
                Path filler = fill(data.resolve("filler"));
                Pauses.seconds(4);
                Files.delete(filler);
            });
        }
        finally {
            stage.replaceRedis(whole);
            stage.reconnectToRedis();
            small.close();
            run("umount", data.toString());
        }
    }

    @Test
    @Fault(11)
    void scriptsForgottenAllTheTimeLoseNothing() throws Exception {
        new Drop(stage, 11).suffers("SCRIPT FLUSH in a loop for 4 s", () -> {
            long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            while (System.nanoTime() < end) {
                stage.redis().ask(redis -> redis.scriptFlush());
            }
        });
    }

    @ParameterizedTest
    @Fault(12)
    @ValueSource(strings = { "journal", "winners", "gate" })
    void aKeyOfTheWrongTypeLosesNothing(String key) throws Exception {
        var drop = new Drop(stage, 12);
        drop.suffers("the " + key + " is of the wrong type", () -> {
            String name = drop.books().key(key);
            stage.redis().ask(redis -> redis.set(name, "oops"));
            long since = System.nanoTime();
            Eventually.isTrue(() -> drop.history()
                .calls()
                .stream()
                .anyMatch(call -> call.askedAt() > since && call.status() == 201));
        });
    }

    private static Path fill(Path filler) throws IOException {
        byte[] piece = new byte[64 * 1024];
        Arrays.fill(piece, (byte) 'x');
        try (var out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(filler).getUsableSpace() > 0) {
                out.write(piece);
            }
        }
        catch (IOException full) {
            return filler;
        }
        return filler;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

}
