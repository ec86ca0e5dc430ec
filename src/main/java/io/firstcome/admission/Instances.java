package io.firstcome.admission;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Detached;

/// The heartbeats of all instances in MySQL, by which they agree whether Redis is lost:
/// it is when none of them reaches it. Every method acts on subscription.
@Repository
class Instances {

    private static final String BEAT = """
            INSERT INTO instances (id, seen_at, redis_at)
            VALUES (:id, NOW(6), IF(:reached, NOW(6), NULL))
                ON DUPLICATE KEY UPDATE seen_at = NOW(6), redis_at = IF(:reached, NOW(6), redis_at)
            """;

    private static final String FORGET = "DELETE FROM instances WHERE seen_at < NOW(6) - INTERVAL 1 DAY";

    private static final String REACHING = "SELECT COUNT(*) FROM instances WHERE redis_at > NOW(6) - INTERVAL :patience MICROSECOND";

    // A new epoch: whoever still admits by Redis is refused by the writer's guard. The
    // lease keeps Redis from deciding again for ten seconds.
    private static final String ENTER_DIRECT = """
            UPDATE coupons
               SET admission_epoch = admission_epoch + 1, admission_mode = 'DIRECT', fence_at = NOW(6)
             WHERE id = :id
               AND admission_mode = 'REDIS'
               AND NOT EXISTS (SELECT 1
                                 FROM instances
                                WHERE redis_at > NOW(6) - INTERVAL :patience MICROSECOND)
            """;

    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final String id = UUID.randomUUID().toString();

    private final DatabaseClient database;

    private final AdmissionSettings settings;

    Instances(DatabaseClient database, AdmissionSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// Names this instance.
    String id() {
        return id;
    }

    /// This instance is here.
    ///
    /// @param reached whether it reaches Redis
    Mono<Void> beat(boolean reached) {
        return within(database.sql(BEAT).bind("id", id).bind("reached", reached).fetch().rowsUpdated()).then();
    }

    /// Forgets those that have not been seen for a day.
    Mono<Void> forget() {
        return within(database.sql(FORGET).fetch().rowsUpdated()).then();
    }

    /// True when some instance has reached Redis within the patience.
    Mono<Boolean> anyReaches() {
        return within(database.sql(REACHING)
            .bind("patience", patience())
            .map(row -> Objects.requireNonNull(row.get(0, Long.class)) > 0)
            .one());
    }

    /// Makes MySQL the authority over a coupon that Redis decides about, unless some
    /// instance has reached Redis within the patience. True when it was done.
    Mono<Boolean> enterDirect(CouponId coupon) {
        return within(database.sql(ENTER_DIRECT)
            .bind("id", coupon.value())
            .bind("patience", patience())
            .fetch()
            .rowsUpdated()).map(rows -> rows == 1);
    }

    private long patience() {
        return settings.redisPatience().toNanos() / 1000;
    }

    private <T> Mono<T> within(Mono<T> work) {
        return Detached.of(work, WITHIN);
    }

}
