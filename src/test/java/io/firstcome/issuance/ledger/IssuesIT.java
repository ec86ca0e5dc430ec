package io.firstcome.issuance.ledger;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class IssuesIT extends IssuesContract {

    IssuesIT(DatabaseClient database) {
        super(database);
    }

}
