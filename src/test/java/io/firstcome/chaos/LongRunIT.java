package io.firstcome.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.firstcome.history.Call;
import io.firstcome.wire.Pauses;

import static org.assertj.core.api.Assertions.assertThat;

/// What a day may bring, one after another under one load: and what the callers wrote
/// down is what both servers hold.
@Chaos
class LongRunIT {

    /// Beyond the rows of the fault table.
    private static final int ROW = 29;

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final Stage stage;

    LongRunIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void redisEmptiedMySqlKilledAndOneOfTwoInstancesKilled() throws Exception {
        var drop = new Drop(stage, ROW, 3000);

        drop.suffers("Redis emptied, MySQL killed, one instance killed", () -> {
            stage.redis().ask(redis -> redis.flushall());
            Pauses.seconds(2);
            stage.mySql().kill();
            stage.mySql().start();
            Pauses.seconds(2);
            stage.first().kill();
            Pauses.seconds(2);
        });

        Path log = stage.newFolder("log").resolve("answers.jsonl");
        Files.write(log, drop.history().log(drop.coupon()));
        var verify = stage.second().verify("--coupon", Long.toString(drop.coupon()), "--log", log.toString());
        assertThat(verify.lastWords()).contains("3000 rows").contains(": 0 differences");
        assertThat(verify.exitCode()).isZero();
    }

    @Test
    void aRollingRestartShowsNothingButRefusedConnections() throws Exception {
        var drop = new Drop(stage, ROW, 3000);

        drop.suffers("rolling restart of both instances", () -> {
            for (Instance instance : stage.instances()) {
                long since = System.nanoTime();
                instance.stopInOrder();
                assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(STOPS_WITHIN);
                instance.start();
                instance.api();
            }
        });

        assertThat(drop.history().calls()).filteredOn(call -> call.status() == Call.UNKNOWN)
            .allMatch(call -> call.code().contains("Connection refused"));
        assertThat(drop.history().calls()).noneMatch(call -> call.status() >= 500);
    }

}
