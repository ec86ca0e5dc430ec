package io.firstcome.lab;

import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.issuance.Journal;

/// What MySQL and Redis really hold, asked of them and not of the service.
@Component
@Profile("lab")
public class Stored {

    private static final String COUNT = """
            SELECT (SELECT issued_quantity FROM coupons WHERE id = :coupon) AS issued,
                   COUNT(*) AS total,
                   COUNT(*) - COUNT(DISTINCT user_id) AS duplicates
              FROM coupon_issues
             WHERE coupon_id = :coupon
            """;

    private final DatabaseClient database;

    private final ReactiveStringRedisTemplate redis;

    Stored(DatabaseClient database, ReactiveStringRedisTemplate redis) {
        this.database = database;
        this.redis = redis;
    }

    /// Asks on subscription. Errors when there is no such coupon.
    public Mono<Figures> of(CouponId coupon) {
        return Mono
            .zip(database.sql(COUNT).bind("coupon", coupon.value()).map(Stored::counts).one(),
                    redis.opsForStream().size(Journal.key(coupon)), redisBytes())
            .map(all -> new Figures(all.getT1()[0], all.getT1()[1], all.getT1()[2], all.getT2(), all.getT3()));
    }

    private Mono<Long> redisBytes() {
        return redis.execute(connection -> connection.serverCommands().info("memory"))
            .next()
            .map(memory -> Long.valueOf(Objects.requireNonNull(memory.getProperty("used_memory"))));
    }

    private static Long[] counts(Readable row) {
        return new Long[] { number(row, "issued"), number(row, "total"), number(row, "duplicates") };
    }

    private static Long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    /// As stored and as counted.
    ///
    /// @param issuedQuantity the coupon's counter
    /// @param rows as counted
    /// @param duplicates rows beyond one a user
    /// @param journal winners that are not committed yet
    /// @param redisBytes all that Redis holds in memory, for whatever coupon
    public record Figures(long issuedQuantity, long rows, long duplicates, long journal, long redisBytes) {
    }

}
