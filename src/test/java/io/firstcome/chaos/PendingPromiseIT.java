package io.firstcome.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

import io.firstcome.Eventually;
import io.firstcome.history.AtRest;
import io.firstcome.history.Call;
import io.firstcome.history.History;

import static org.assertj.core.api.Assertions.assertThat;

/// What a 202 is worth when the power goes while MySQL is away: as much as Redis has
/// written to its disk.
@Chaos
class PendingPromiseIT {

    private static final Logger log = LoggerFactory.getLogger(PendingPromiseIT.class);

    private static final int SEATS = 10_000;

    private final Stage stage;

    PendingPromiseIT(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void appendAgain() {
        stage.heal();
        configure(AppendOnly.EVERYSEC);
    }

    @ParameterizedTest
    @EnumSource
    void losesWhatIsNotOnTheDisk(AppendOnly mode) throws IOException {
        stage.heal();
        configure(mode);
        long coupon = stage.first().api().openCoupon(SEATS);
        var history = new History();
        var crowd = new Crowd(stage.instances(), coupon, history, stage.random(0));
        stage.instances().forEach(instance -> assertThat(crowd.ask(instance, "early").block()).matches(Call::isWon));
        stage.instances().forEach(instance -> instance.toMySql().cut());

        long sizeASecondAgo = arriveForThreeSeconds(crowd, mode);
        long powerLostAt = System.nanoTime();
        stage.redis().kill();
        if (mode == AppendOnly.EVERYSEC) {
            Folders.cut(Folders.appendOnlyFile(stage.redis().data()), sizeASecondAgo);
        }
        if (mode == AppendOnly.NO) {
            Folders.empty(stage.redis().data());
        }
        stage.heal();
        crowd.ask(stage.first(), "newcomer").block();

        var books = new Books(stage, coupon);
        Eventually.isTrue(() -> books.atRest().journal() == 0);
        List<Call> lost = lost(history, books.atRest());
        long pending = history.calls().stream().filter(call -> call.status() == 202).count();
        log.info("appendfsync {}: of {} told 202, {} lost", mode, pending, lost.size());
        assertThat(pending).isGreaterThan(100);
        assertThat(lost).allMatch(call -> mode.mayLose(powerLostAt - call.askedAt()));
    }

    private long arriveForThreeSeconds(Crowd crowd, AppendOnly mode) throws IOException {
        for (int second = 0; second < 2; second++) {
            tell202(crowd, second);
        }
        long size = mode == AppendOnly.NO ? 0 : Files.size(file());
        tell202(crowd, 2);
        return size;
    }

    private void tell202(Crowd crowd, int second) {
        Flux.range(0, 100)
            .delayElements(Duration.ofMillis(10))
            .flatMap(number -> crowd.ask(stage.instances().get(number % 2), "pending-" + second + "-" + number), 200)
            .blockLast(Duration.ofSeconds(30));
    }

    private Path file() throws IOException {
        return Folders.appendOnlyFile(stage.redis().data());
    }

    private void configure(AppendOnly mode) {
        stage.redis().ask(redis -> {
            redis.configSet("appendonly", mode == AppendOnly.NO ? "no" : "yes");
            return redis.configSet("appendfsync", mode == AppendOnly.ALWAYS ? "always" : "everysec");
        });
        Eventually
            .isTrue(() -> stage.redis().ask(redis -> redis.info("persistence")).contains("aof_rewrite_in_progress:0"));
    }

    private static List<Call> lost(History history, AtRest stores) {
        Set<String> rows = new TreeSet<>();
        stores.rows().forEach(row -> rows.add(row.user()));
        return history.calls().stream().filter(call -> call.status() == 202 && !rows.contains(call.user())).toList();
    }

    /// How Redis writes down what it was told.
    enum AppendOnly {

        NO, EVERYSEC, ALWAYS;

        // A caller waits up to two seconds for the commit before it hears 202.
        private boolean mayLose(long nanosBefore) {
            return switch (this) {
                case NO -> true;
                case EVERYSEC -> nanosBefore < TimeUnit.SECONDS.toNanos(5);
                case ALWAYS -> false;
            };
        }

    }

}
