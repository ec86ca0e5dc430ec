package io.firstcome.stores;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/// Transactions on a connection of a pool. A cancel rolls back.
public final class Transactions {

    private Transactions() {
    }

    /// At READ COMMITTED, where a statement sees what others have committed by its
    /// beginning, and locks only the rows that it changes.
    public static TransactionalOperator readCommitted(ConnectionFactory connections) {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return TransactionalOperator.create(new R2dbcTransactionManager(connections), definition);
    }

}
