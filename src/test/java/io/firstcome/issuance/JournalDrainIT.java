package io.firstcome.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;
import io.firstcome.issuance.ledger.Ledger;
import io.firstcome.issuance.ledger.Winner;

import static org.assertj.core.api.Assertions.assertThat;

/// What a Redis that was rolled back, or two masters, leave in a journal comes home in
/// few transactions, however many entries there are.
@ServiceTest
class JournalDrainIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private static final Epoch EPOCH = new Epoch(0);

    private final Rows rows;

    private final Ledger ledger;

    private final Journal journal;

    private final JournalDrain drain;

    private final ReactiveStringRedisTemplate redis;

    private final AtomicInteger transactions = new AtomicInteger();

    JournalDrainIT(DatabaseClient database, Ledger ledger, Journal journal, JournalDrain drain,
            ReactiveStringRedisTemplate redis) {
        this.rows = new Rows(database);
        this.ledger = ledger;
        this.journal = journal;
        this.drain = drain;
        this.redis = redis;
    }

    @Test
    void positionsOfOthersBecomeTheHighestPlusOneAndOn() {
        long coupon = rows.openCoupon(2000);
        commit(coupon, 1, 300);
        admit(coupon, 1, 500);

        drain(coupon);

        assertThat(rows.positions(coupon)).hasSize(800);
        assertThat(rows.usersByPosition(coupon).subList(500, 800)).isEqualTo(users("late-", 1, 300));
        assertThat(rows.number("SELECT issued_quantity FROM coupons WHERE id = " + coupon)).isEqualTo(800);
        assertThat(transactions).hasValue(2);
    }

    @Test
    void entriesBeyondTheStockAreDeletedAndNoSeatIsLeft() {
        long coupon = rows.openCoupon(10);
        commit(coupon, 1, 3);
        admit(coupon, 1, 1200);

        drain(coupon);

        assertThat(rows.usersByPosition(coupon)).hasSize(10).containsAll(users("late-", 4, 10));
        assertThat(rows.number("SELECT issued_quantity FROM coupons WHERE id = " + coupon)).isEqualTo(10);
        assertThat(transactions).hasValueLessThan(60);
    }

    @Test
    void theLastFreeSeatsGoToThoseWhosePositionsAreOthers() {
        long coupon = rows.openCoupon(10);
        commit(coupon, 1, 8);
        admit(coupon, 1, 8);

        drain(coupon);

        assertThat(rows.usersByPosition(coupon)).hasSize(10).endsWith("late-1", "late-2");
    }

    private void drain(long coupon) {
        drain.drain(new CouponId(coupon), EPOCH, Mono.fromRunnable(transactions::incrementAndGet)).block(WITHIN);
        assertThat(journal.page(new CouponId(coupon), 1).collectList().block(WITHIN)).isEmpty();
    }

    private void commit(long coupon, int first, int last) {
        ledger
            .commit(IntStream.rangeClosed(first, last)
                .mapToObj(number -> new Winner(new CouponId(coupon), EPOCH, new UserId("early-" + number),
                        new Position(number), NOON, new Winner.EntryId("0-" + number)))
                .toList())
            .block(WITHIN);
    }

    // By a state of Redis that knew nothing of the rows.
    private void admit(long coupon, int first, int last) {
        Flux.range(first, last - first + 1)
            .concatMap(number -> redis.opsForStream()
                .add(Journal.key(new CouponId(coupon)),
                        Map.of("user", "late-" + number, "position", Integer.toString(number), "epoch", "1", "at",
                                Long.toString(NOON.toEpochMilli() * 1000))))
            .blockLast(WITHIN);
    }

    private static List<String> users(String prefix, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> prefix + number).toList();
    }

}
