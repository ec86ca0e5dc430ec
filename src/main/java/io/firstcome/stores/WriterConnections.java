package io.firstcome.stores;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcException;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/// The writer's own connections, so that no crowd of readers can keep a commit waiting.
/// Every wait has a limit; the driver and the pool have none by themselves.
public class WriterConnections implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    /// A handshake is five round trips: with a slow MySQL it must not fail again and
    /// again.
    private static final Duration CREATE_WITHIN = Duration.ofSeconds(5);

    private static final int DEADLOCK = 1213;

    /// Deadlock, lock wait, and MariaDB's "record has changed since last read".
    private static final Set<Integer> LOST_A_RACE = Set.of(DEADLOCK, 1205, 1020);

    private static final int TRIES_MAX = 5;

    private static final Duration TRY_AGAIN_MIN = Duration.ofMillis(5);

    private final ConnectionPool pool;

    /// @param lanes transactions that may be under way at once
    public WriterConnections(ConnectionFactory connections, int lanes) {
        // A batch that outlived its time-out still holds its connection: as many again
        // for those that come after it.
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(new Prepared(connections))
            .name("writer")
            .initialSize(0)
            .maxSize(lanes * 2)
            .maxAcquireTime(CONNECT_WITHIN)
            .maxCreateConnectionTime(CREATE_WITHIN)
            .maxValidationTime(CONNECT_WITHIN)
            .maxIdleTime(Duration.ofSeconds(30))
            .maxLifeTime(Duration.ofMinutes(30))
            .build());
    }

    /// The same as [#once], begun again, a few times, when it lost a race for a lock.
    public <T> Mono<T> inTransaction(Function<Connection, Mono<T>> work) {
        return once(work).retryWhen(soon().filter(WriterConnections::lostARace));
    }

    /// One transaction: committed when `work` succeeds, rolled back when it fails. Must
    /// not be cancelled, see [io.firstcome.flow.Detached].
    public <T> Mono<T> once(Function<Connection, Mono<T>> work) {
        return Mono.usingWhen(pool.create(),
                connection -> work.apply(connection)
                    .flatMap(result -> Mono.from(connection.commitTransaction()).thenReturn(result)),
                Connection::close, (connection, error) -> rollback(connection), Connection::close);
    }

    @Override
    public void close() {
        pool.dispose();
    }

    /// For those who lost a race. Without jitter: they may all try again in the same
    /// moment, since of any who race one wins.
    public static RetryBackoffSpec soon() {
        return Retry.backoff(TRIES_MAX, TRY_AGAIN_MIN).jitter(0);
    }

    public static boolean isDeadlock(Throwable error) {
        return error instanceof R2dbcException database && database.getErrorCode() == DEADLOCK;
    }

    /// To the MySQL of the service, but not from its pool.
    public static WriterConnections of(R2dbcConnectionDetails details,
            List<ConnectionFactoryOptionsBuilderCustomizer> customizers, int lanes) {
        return new WriterConnections(connections(details, customizers), lanes);
    }

    private static ConnectionFactory connections(R2dbcConnectionDetails details,
            List<ConnectionFactoryOptionsBuilderCustomizer> customizers) {
        var options = ConnectionFactoryOptions.builder().from(details.getConnectionFactoryOptions());
        customizers.forEach(customizer -> customizer.customize(options));
        return ConnectionFactories.get(options.build());
    }

    private static boolean lostARace(Throwable error) {
        return error instanceof R2dbcException database && LOST_A_RACE.contains(database.getErrorCode());
    }

    private static Mono<Void> rollback(Connection connection) {
        return Mono.from(connection.rollbackTransaction()).onErrorComplete().then(Mono.from(connection.close()));
    }

    /// A batch needs no snapshot: its guards are single statements, and what others
    /// commit meanwhile it must see. Nor does it wait for a BEGIN: without autocommit its
    /// first statement is one.
    private record Prepared(ConnectionFactory target) implements ConnectionFactory {

        @Override
        public Mono<Connection> create() {
            return Mono.<Connection>from(target.create())
                .flatMap(connection -> Mono.from(connection.setTransactionIsolationLevel(IsolationLevel.READ_COMMITTED))
                    .then(Mono.from(connection.setAutoCommit(false)))
                    .thenReturn(connection)
                    .onErrorResume(error -> Mono.from(connection.close()).then(Mono.error(error))));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return target.getMetadata();
        }

    }

}
