package io.firstcome;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

import io.r2dbc.spi.Readable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks once, at the start, whether MySQL and Redis are set up so that the promises can
/// hold. A server that cannot be reached is no reason not to start: it is waited for
/// later. The one place where the service waits, before it serves anybody.
@Component
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

    private final ReactiveStringRedisTemplate redis;

    private final InstantSource clock;

    private volatile boolean running;

    ServerChecks(DatabaseClient database, ReactiveStringRedisTemplate redis, InstantSource clock) {
        this.database = database;
        this.redis = redis;
        this.clock = clock;
    }

    /// Errors: [UnsafeServerException].
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
            log.warn("{} could not be looked at: {}", server, error.toString());
            return Flux.empty();
        });
    }

    private static void judge(Finding finding) {
        switch (finding) {
            case Finding.Unsafe unsafe -> throw new UnsafeServerException(unsafe);
            case Finding.Doubtful(var what) -> log.warn(what);
        }
    }

    private Mono<MySqlFacts> mySql() {
        return database.sql(MYSQL)
            .map(row -> new MySqlFacts(text(row, "mode"), text(row, "collated"),
                    Objects.requireNonNull(row.get("flushes", Long.class))))
            .one();
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private Mono<RedisFacts> redis() {
        return Mono.zip(info("memory"), info("persistence"), ahead())
            .map(all -> new RedisFacts(all.getT1().getProperty("maxmemory_policy", ""),
                    "1".equals(all.getT2().getProperty("aof_enabled")), all.getT3()));
    }

    private Mono<Properties> info(String section) {
        return redis.execute(connection -> connection.serverCommands().info(section)).next();
    }

    private Mono<Duration> ahead() {
        return redis.execute(connection -> connection.serverCommands().time())
            .next()
            .map(millis -> Duration.between(clock.instant(), Instant.ofEpochMilli(millis)));
    }

}
