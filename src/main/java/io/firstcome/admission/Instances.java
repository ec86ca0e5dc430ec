package io.firstcome.admission;

import java.time.Duration;
import java.util.Collection;
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

    // A new epoch: whoever still admits by Redis is refused by the writer's guard.
    private static final String ENTER_DIRECT = """
            UPDATE coupons
               SET admission_epoch = admission_epoch + 1, admission_mode = 'DIRECT', fence_at = NULL
             WHERE id IN (:ids)
               AND admission_mode = 'REDIS'
               AND NOT EXISTS (SELECT 1
                                 FROM instances
                                WHERE redis_at > NOW(6) - INTERVAL :patience MICROSECOND)
            """;

    private final String id = UUID.randomUUID().toString();

    private final DatabaseClient database;

    private final AdmissionSettings settings;

    Instances(DatabaseClient database, AdmissionSettings settings) {
        this.database = database;
        this.settings = settings;
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

    /// Makes MySQL the authority of those of these coupons that Redis decides about,
    /// unless some instance has reached Redis within the patience. Answers how many.
    Mono<Long> enterDirect(Collection<CouponId> coupons, Duration patience) {
        return within(database.sql(ENTER_DIRECT)
            .bind("ids", coupons.stream().map(CouponId::value).toList())
            .bind("patience", patience.toNanos() / 1000)
            .fetch()
            .rowsUpdated());
    }

    private <T> Mono<T> within(Mono<T> work) {
        return Detached.of(work, settings.decideWithin());
    }

}
