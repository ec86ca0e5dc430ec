package io.firstcome.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import reactor.core.Disposable;

import io.firstcome.harness.Eventually;
import io.firstcome.history.AtRest;
import io.firstcome.history.Call;
import io.firstcome.history.History;
import io.firstcome.history.Invariants;
import io.firstcome.history.Transcript;
import io.firstcome.wire.Pauses;

import static org.assertj.core.api.Assertions.assertThat;

/// One coupon, one crowd, and one fault among them. Closed, it checks all invariants.
final class Drop {

    private static final int SEATS = 1500;

    private static final int PER_SECOND = 150;

    private static final int WON_BEFORE = 20;

    private static final int WAVE = 200;

    private static final Duration SOLD_OUT_WITHIN = Duration.ofMinutes(1);

    private static final Duration WAVE_WITHIN = Duration.ofMinutes(1);

    private final Stage stage;

    private final int row;

    private final long coupon;

    private final History history = new History();

    private final Crowd crowd;

    private final Random random;

    private final StoreContents books;

    private int perSecond = PER_SECOND;

    private long faultEndedAt;

    Drop(Stage stage, int row) {
        this(stage, row, SEATS);
    }

    Drop(Stage stage, int row, long seats) {
        this.stage = stage;
        this.row = row;
        this.random = stage.random(row);
        stage.heal();
        stage.mySql().forgetStatements();
        this.coupon = stage.first().api().openCoupon(seats);
        this.crowd = new Crowd(stage.instances(), coupon, history, random);
        this.books = new StoreContents(stage, coupon);
    }

    /// Other than the 150 a second that arrive by default.
    Drop arriving(int newcomersPerSecond) {
        perSecond = newcomersPerSecond;
        return this;
    }

    StoreContents books() {
        return books;
    }

    long coupon() {
        return coupon;
    }

    Crowd crowd() {
        return crowd;
    }

    History history() {
        return history;
    }

    Random random() {
        return random;
    }

    /// The fault happens while people arrive, some time after the first have won. Then
    /// all heals, newcomers take what is left, and everything that was promised is looked
    /// for.
    void suffers(String fault, Mischief mischief) throws Exception {
        Disposable arriving = crowd.arrive(perSecond);
        var watch = new RowWatch(stage.mySql(), coupon, history);
        try {
            Eventually.isTrue(() -> history.calls().stream().filter(Call::isWon).count() > WON_BEFORE);
            Pauses.of(Duration.ofMillis(random.nextInt(1000)));
            mischief.happens();
            faultEndedAt = System.nanoTime();
            stage.heal();
            Pauses.of(Duration.ofMillis(500 + random.nextInt(1000)));
            arriving.dispose();
            sellOut();
        }
        finally {
            arriving.dispose();
            crowd.close();
            watch.close();
        }
        check(fault);
    }

    /// Newcomers take what is left. A seat that nobody knows to be free yet may take the
    /// audit two rounds.
    void sellOut() {
        long end = System.nanoTime() + SOLD_OUT_WITHIN.toNanos();
        boolean soldOut = false;
        while (!soldOut) {
            assertThat(System.nanoTime()).as("%d seats are left", books.free()).isLessThan(end);
            List<Call> last = Objects.requireNonNull(crowd.come(WAVE).block(WAVE_WITHIN));
            soldOut = last.stream().allMatch(Call::isSoldOut) && books.free() == 0;
        }
        Eventually.isTrue(() -> crowd.waiting() == 0);
    }

    private void check(String fault) {
        Eventually.isTrue(() -> books.atRest().journal() == 0);
        AtRest stores = books.atRest();
        var broken = new ArrayList<String>(Invariants.broken(history, stores));
        var transcript = Transcript.of(stage.mySql().statements());
        broken.addAll(transcript.broken());
        Report.add(stage, row, fault, history, stores, faultEndedAt);
        assertThat(broken).as("chaos.seed=%d, row %d", stage.seed(), row).isEmpty();
        assertThat(transcript.commits()).as("transactions in the transcript").isPositive();
        books.auditAgrees();
    }

    /// What somebody does to the servers, the wires or the instances.
    @FunctionalInterface
    interface Mischief {

        void happens() throws Exception;

    }

}
