package io.firstcome.stores;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.StartFailure;

/// Looks once, at the start, whether MySQL and Redis are set up so that the promises can
/// hold. A server that cannot be reached is no reason not to start: it is waited for
/// later. The one place where the service waits, before it serves anybody.
@Component
@ConditionalOnWebApplication
class ServerChecks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ServerChecks.class);

    private static final Duration WITHIN = Duration.ofSeconds(5);

    // After the connections, before the loops and the web server.
    private static final int PHASE = 1000;

    private static final String MYSQL = """
            SELECT @@SESSION.sql_mode AS mode, @@innodb_flush_log_at_trx_commit AS flushes,
                   (SELECT collation_name
                      FROM information_schema.columns
                     WHERE table_schema = DATABASE()
                       AND table_name = 'coupon_issues'
                       AND column_name = 'user_id') AS collated
            """;

    private final DatabaseClient database;

    private final RedisServer redis;

    private final InstantSource clock;

    private volatile boolean running;

    ServerChecks(DatabaseClient database, RedisServer redis, InstantSource clock) {
        this.database = database;
        this.redis = redis;
        this.clock = clock;
    }

    /// Errors: [StartFailure] when a server cannot keep the promises.
    @Override
    public void start() {
        running = true;
        Flux.concat(look("MySQL", mySql().map(MySqlFacts::findings)), look("Redis", redis().map(RedisFacts::findings)))
            .doOnNext(ServerChecks::judge)
            .blockLast();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static Flux<Finding> look(String server, Mono<List<Finding>> findings) {
        return findings.timeout(WITHIN).flatMapIterable(found -> found).onErrorResume(error -> {
            StoreOutage.log(log, Level.WARN, server + " could not be checked", error);
            return Flux.empty();
        });
    }

    private static void judge(Finding finding) {
        switch (finding) {
            case Finding.Unsafe unsafe -> throw new StartFailure(unsafe.what(), unsafe.remedy());
            case Finding.Doubtful(var what) -> log.warn(what);
        }
    }

    private Mono<MySqlFacts> mySql() {
        return database.sql(MYSQL)
            .map(row -> new MySqlFacts(Column.text(row, "mode"), Column.text(row, "collated"),
                    Column.number(row, "flushes")))
            .one();
    }

    // One after the other: of several that fail at once all but one would be dropped.
    private Mono<RedisFacts> redis() {
        return redis.time()
            .map(now -> Duration.between(clock.instant(), now))
            .flatMap(ahead -> redis.info("memory")
                .zipWhen(memory -> redis.info("persistence"),
                        (memory, persistence) -> new RedisFacts(memory.getProperty("maxmemory_policy", ""),
                                "1".equals(persistence.getProperty("aof_enabled")), ahead)));
    }

}
