package io.firstcome.simulation.mysql;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class TransactionsIT extends TransactionsContract {

    TransactionsIT(DatabaseClient database) {
        super(database);
    }

}
