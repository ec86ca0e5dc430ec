package io.firstcome.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

import io.firstcome.harness.Eventually;
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

    private static final int A_SECOND = 100;

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

        tell202(crowd, "earlier");
        tell202(crowd, "before");
        long size = mode == AppendOnly.EVERYSEC ? Files.size(file()) : 0;
        tell202(crowd, "last");
        stage.redis().kill();
        switch (mode) {
            case NO -> Folders.empty(stage.redis().data());
            case EVERYSEC -> Folders.cut(file(), size);
            // It has answered after its disk had: nothing is cut.
            case ALWAYS -> assertThat(file()).exists();
        }
        stage.heal();
        crowd.ask(stage.first(), "newcomer").block();

        var books = new StoreContents(stage, coupon);
        Eventually.isTrue(() -> books.atRest().journal() == 0);
        List<String> pending = history.calls().stream().filter(call -> call.status() == 202).map(Call::user).toList();
        AtRest stores = books.atRest();
        List<String> lost = pending.stream().filter(user -> !hasRow(stores, user)).toList();
        log.info("append-only {}: of {} told 202, {} lost", mode, pending.size(), lost.size());
        assertThat(pending).hasSize(3 * A_SECOND);
        assertThat(lost).containsExactlyInAnyOrderElementsOf(pending.stream().filter(mode::loses).toList());
    }

    private void tell202(Crowd crowd, String when) {
        Flux.range(0, A_SECOND)
            .delayElements(Duration.ofMillis(10))
            .flatMap(number -> crowd.ask(stage.instances().get(number % 2), when + "-" + number), A_SECOND)
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

    private static boolean hasRow(AtRest stores, String user) {
        return stores.rows().stream().anyMatch(row -> row.user().equals(user));
    }

    /// How Redis writes down what it was told.
    enum AppendOnly {

        NO, EVERYSEC, ALWAYS;

        private boolean loses(String user) {
            return switch (this) {
                case NO -> true;
                case EVERYSEC -> user.startsWith("last");
                case ALWAYS -> false;
            };
        }

    }

}
