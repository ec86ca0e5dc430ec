package io.firstcome.lab.strategy;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.init.ConnectionFactoryInitializer;
import org.springframework.r2dbc.connection.init.ResourceDatabasePopulator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.firstcome.stores.Transactions;

/// The strategies' own tables, connections and transactions: twenty connections, as many
/// as most shops give a pool, waited for up to ten seconds.
///
/// At READ COMMITTED, so that every server shows the same: MariaDB from 11.6.2 on refuses,
/// at REPEATABLE READ, some of what the wrong strategies do and MySQL lets pass.
/// The tables are made after those of the service, whose schema must begin empty.
@Component
@Profile("lab")
@DependsOnDatabaseInitialization
class LabDatabase implements InitializingBean, AutoCloseable {

    static final Duration WAIT = Duration.ofSeconds(10);

    private static final int CONNECTIONS = 20;

    private final ConnectionPool pool;

    private final TransactionalOperator transactions;

    private final DatabaseClient outside;

    LabDatabase(ConnectionFactory ofTheService) {
        this.outside = DatabaseClient.create(ofTheService);
        var connections = Objects.requireNonNull(OptionsCapableConnectionFactory.unwrapFrom(ofTheService));
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
            .name("lab")
            .initialSize(0)
            .maxSize(CONNECTIONS)
            .maxAcquireTime(WAIT)
            .maxCreateConnectionTime(WAIT)
            .maxIdleTime(Duration.ofSeconds(30))
            .build());
        this.transactions = Transactions.readCommitted(pool);
    }

    @Override
    public void afterPropertiesSet() {
        var tables = new ConnectionFactoryInitializer();
        tables.setConnectionFactory(pool);
        tables.setDatabasePopulator(new ResourceDatabasePopulator(new ClassPathResource("lab/tables.sql")));
        tables.afterPropertiesSet();
    }

    DatabaseClient client() {
        return DatabaseClient.create(pool);
    }

    /// Connections of the service itself, for who looks at a strategy from outside and
    /// must not queue up with its crowd.
    DatabaseClient outside() {
        return outside;
    }

    /// Committed when `work` succeeds, rolled back when it fails. Must not be cancelled,
    /// see [io.firstcome.flow.Detached].
    <T> Mono<T> inTransaction(Mono<T> work) {
        return transactions.transactional(work)
            .onErrorMap(CannotCreateTransactionException.class,
                    none -> new TimeoutException("no connection within " + WAIT + ": " + none.getMessage()));
    }

    @Override
    public void close() {
        pool.dispose();
    }

}
