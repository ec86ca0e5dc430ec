package io.firstcome.admission.fence;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.InstanceId;
import io.firstcome.flow.Detached;
import io.firstcome.stores.Column;

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

    private static final String REACHING = "SELECT COUNT(*) AS reaching FROM instances WHERE redis_at > NOW(6) - INTERVAL :patience MICROSECOND";

    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final InstanceId id;

    private final DatabaseClient database;

    private final FenceSettings settings;

    Instances(InstanceId id, DatabaseClient database, FenceSettings settings) {
        this.id = id;
        this.database = database;
        this.settings = settings;
    }

    /// This instance is here.
    ///
    /// @param reached whether it reaches Redis
    Mono<Void> beat(boolean reached) {
        return within(database.sql(BEAT).bind("id", id.value()).bind("reached", reached).fetch().rowsUpdated()).then();
    }

    /// Forgets those that have not been seen for a day.
    Mono<Void> forget() {
        return within(database.sql(FORGET).fetch().rowsUpdated()).then();
    }

    /// True when some instance has reached Redis within the patience.
    Mono<Boolean> anyReaches() {
        return within(database.sql(REACHING)
            .bind("patience", patience())
            .map(row -> Column.number(row, "reaching") > 0)
            .one());
    }

    private long patience() {
        return TimeUnit.NANOSECONDS.toMicros(settings.redisPatience().toNanos());
    }

    private <T> Mono<T> within(Mono<T> work) {
        return Detached.of(work, WITHIN);
    }

}
