package io.firstcome.issuance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Winner;
import io.firstcome.stores.RedisServer;

/// The write-ahead log of winners: a stream in Redis, one per coupon for all its epochs.
/// The script that admits writes it; an entry leaves it only after its row is committed.
@Component
public class Journal {

    private static final String PREFIX = "fc:{";

    private static final String SUFFIX = "}:journal";

    private static final RedisScript<Long> CLEAR_PLACE = RedisScript
        .of(new ClassPathResource("issuance/clear_place.lua"), Long.class);

    private static final int SCAN_COUNT = 1000;

    private static final String NEWEST = "+";

    private final ReactiveStringRedisTemplate redis;

    private final RedisServer server;

    Journal(ReactiveStringRedisTemplate redis, RedisServer server) {
        this.redis = redis;
        this.server = server;
    }

    /// The key in Redis. All keys of a coupon share its hash tag, so that one script may
    /// touch them in a cluster.
    public static String key(CouponId coupon) {
        return PREFIX + coupon + SUFFIX;
    }

    /// Removes entries whose rows are committed, or whose users cannot get a seat any
    /// more.
    Mono<Void> remove(CouponId coupon, Collection<Winner.EntryId> entries) {
        return entries.isEmpty() ? Mono.empty()
                : redis.opsForStream()
                    .delete(key(coupon), entries.stream().map(Winner.EntryId::value).toArray(String[]::new))
                    .then();
    }

    /// How many entries there are, and when the oldest was admitted.
    public Mono<Backlog> backlog(CouponId coupon) {
        return redis.opsForStream()
            .size(key(coupon))
            .flatMap(entries -> page(coupon, 1).next()
                .map(oldest -> new Backlog(entries, oldest.admittedAt()))
                .defaultIfEmpty(new Backlog(0, null)));
    }

    /// Removes whatever has replaced the journal and is none: nobody could be committed
    /// from it, and nobody could be admitted beside it.
    Mono<Void> clearPlace(CouponId coupon) {
        return redis.execute(CLEAR_PLACE, List.of(key(coupon))).then();
    }

    /// The first entries, oldest first. Empty when all winners are committed.
    Flux<Winner> page(CouponId coupon, int limit) {
        return entries(coupon, Range.unbounded(), limit);
    }

    /// All entries, oldest first, read in pages.
    public Flux<Winner> all(CouponId coupon) {
        return pageOlderThan(coupon, "0-0", NEWEST, SCAN_COUNT).collectList()
            .expand(page -> page.size() < SCAN_COUNT ? Mono.empty()
                    : pageOlderThan(coupon, page.getLast().entry().value(), NEWEST, SCAN_COUNT).collectList())
            .flatMapIterable(page -> page);
    }

    /// Entries after `after` (`0-0` for the first) and not after `until`, oldest first.
    Flux<Winner> pageOlderThan(CouponId coupon, String after, String until, int limit) {
        return entries(coupon, Range.of(Range.Bound.exclusive(after), Range.Bound.inclusive(until)), limit);
    }

    /// The name that an entry of this age would have, by the clock of Redis itself.
    Mono<String> nameOfAge(Duration age) {
        return server.time().map(now -> String.valueOf(now.minus(age).toEpochMilli()));
    }

    /// The coupons that have a journal, empty ones too. Some may come twice.
    Flux<CouponId> coupons() {
        var options = ScanOptions.scanOptions()
            .match(PREFIX + "*" + SUFFIX)
            .type(DataType.STREAM)
            .count(SCAN_COUNT)
            .build();
        return redis.scan(options)
            .flatMapIterable(key -> CouponId.parse(key.substring(PREFIX.length(), key.length() - SUFFIX.length()))
                .stream()
                .toList());
    }

    private Flux<Winner> entries(CouponId coupon, Range<String> range, int limit) {
        return redis.<String, String>opsForStream()
            .range(key(coupon), range, Limit.limit().count(limit))
            .map(entry -> winner(coupon, entry));
    }

    /// Winners whose rows are not committed, or not cleared away yet.
    ///
    /// @param since when the oldest of them was admitted; null when there is none
    public record Backlog(long entries, @Nullable Instant since) {

        Backlog and(Backlog other) {
            boolean older = since == null || (other.since != null && other.since.isBefore(since));
            return new Backlog(entries + other.entries, older ? other.since : since);
        }
    }

    private static Winner winner(CouponId coupon, MapRecord<String, String, String> entry) {
        Map<String, String> fields = entry.getValue();
        return new Winner(coupon, new Epoch(number(fields, "epoch")), new UserId(text(fields, "user")),
                new Position(number(fields, "position")), Instant.EPOCH.plus(number(fields, "at"), ChronoUnit.MICROS),
                new Winner.EntryId(entry.getId().getValue()));
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(text(fields, name));
    }

    private static String text(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

}
