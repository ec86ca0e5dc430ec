package io.firstcome.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Winner;
import io.firstcome.stores.RedisServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The journal, in whatever Redis. Its coupon has no row, so that nobody else touches it.
abstract class JournalContract {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    private final CouponId coupon = new CouponId(IDS.incrementAndGet());

    private final String key = Journal.key(coupon);

    private final ReactiveStringRedisTemplate redis;

    private final Journal journal;

    JournalContract(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
        this.journal = new Journal(redis, new RedisServer(redis));
    }

    @AfterEach
    void remove() {
        redis.delete(key).block(WITHIN);
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        var alice = admitted(1);
        assertThat(page(10)).containsExactly(alice);
    }

    @Test
    void aPageHasTheOldestEntriesFirst() {
        var entries = admittedUpTo(5);
        assertThat(page(3)).isEqualTo(entries.subList(0, 3));
        assertThat(page(10)).isEqualTo(entries);
    }

    @Test
    void aPageBeginsBehindOneEntryAndEndsWithAnother() {
        var entries = admittedUpTo(5);
        assertThat(older(entries.getFirst(), entries.get(3), 10)).isEqualTo(entries.subList(1, 4));
        assertThat(older(entries.getFirst(), entries.get(3), 2)).isEqualTo(entries.subList(1, 3));
        assertThat(older(entries.get(3), entries.getFirst(), 10)).isEmpty();
    }

    @Test
    void allEntriesAreFoundWhereTheyAreMoreThanAPage() {
        var entries = admittedUpTo(1001);
        assertThat(journal.all(coupon).collectList().block(WITHIN)).isEqualTo(entries);
    }

    @Test
    void ofEntriesWithinAnAgeTheNameOfThatAgeShowsNone() {
        var entries = admittedUpTo(2);
        assertThat(olderThan(Duration.ofHours(1))).isEmpty();
        assertThat(olderThan(Duration.ofHours(-1))).isEqualTo(entries);
    }

    @Test
    void whatIsRemovedIsGoneAndTheRestStays() {
        var entries = admittedUpTo(3);
        delete(entries.subList(0, 2));
        delete(entries.subList(0, 2));
        assertThat(page(10)).containsExactly(entries.getLast());
    }

    @Test
    void anEmptyJournalStaysAndNamesNoEntryTwice() {
        var first = admitted(1);
        delete(List.of(first));
        assertThat(page(10)).isEmpty();
        assertThat(coupons()).contains(coupon);

        assertThat(admitted(2).entry()).isNotEqualTo(first.entry());
    }

    @Test
    void anEntryThatIsOlderThanTheLastIsRefused() {
        admitted(1);
        var old = StreamRecords.string(Map.of("user", "bob")).withStreamKey(key).withId(RecordId.of("1-1"));
        assertThatThrownBy(() -> redis.opsForStream().add(old).block(WITHIN))
            .hasStackTraceContaining("equal or smaller than the target stream top item");
    }

    @Test
    void aCouponWithoutAnEntryHasNoJournal() {
        assertThat(page(10)).isEmpty();
        assertThat(coupons()).doesNotContain(coupon);
    }

    @Test
    void aTextOfThatNameIsNoJournal() {
        redis.opsForValue().set(key, "oops").block(WITHIN);
        assertThat(coupons()).doesNotContain(coupon);
        assertThatThrownBy(() -> page(10)).hasStackTraceContaining("WRONGTYPE");
    }

    @Test
    void whatIsNoJournalIsCleared() {
        redis.opsForValue().set(key, "oops").block(WITHIN);
        journal.clearPlace(coupon).block(WITHIN);
        assertThat(page(10)).isEmpty();
    }

    @Test
    void aJournalIsNotCleared() {
        var alice = admitted(1);
        journal.clearPlace(coupon).block(WITHIN);
        assertThat(page(10)).containsExactly(alice);
    }

    @Test
    void aStreamOfAnotherNameIsNoJournal() {
        String other = key.replaceFirst("fc:", "cf:");
        redis.opsForStream().add(other, Map.of("user", "alice")).block(WITHIN);
        var found = coupons();
        redis.delete(other).block(WITHIN);
        assertThat(found).doesNotContain(coupon);
    }

    private List<Winner> admittedUpTo(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(this::admitted).toList();
    }

    // As the script writes it.
    private Winner admitted(long position) {
        var user = new UserId("user-" + position);
        var entry = Objects.requireNonNull(redis.opsForStream()
            .add(key,
                    Map.of("user", user.value(), "position", Long.toString(position), "epoch", "1", "at",
                            Long.toString(NOON.toEpochMilli() * 1000)))
            .block(WITHIN));
        return new Winner(coupon, new Epoch(1), user, new Position(position), NOON,
                new Winner.EntryId(entry.getValue()));
    }

    private void delete(List<Winner> entries) {
        journal.remove(coupon, entries.stream().map(Winner::entry).toList()).block(WITHIN);
    }

    private List<Winner> page(int limit) {
        return list(journal.page(coupon, limit));
    }

    private List<Winner> older(Winner after, Winner until, int limit) {
        return list(journal.pageOlderThan(coupon, after.entry().value(), until.entry().value(), limit));
    }

    private List<Winner> olderThan(Duration age) {
        String until = Objects.requireNonNull(journal.nameOfAge(age).block(WITHIN));
        return list(journal.pageOlderThan(coupon, "0-0", until, 10));
    }

    private List<CouponId> coupons() {
        return list(journal.coupons());
    }

    private static <T> List<T> list(Flux<T> found) {
        return Objects.requireNonNull(found.collectList().block(WITHIN));
    }

}
