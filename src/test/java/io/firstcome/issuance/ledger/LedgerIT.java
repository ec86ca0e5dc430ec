package io.firstcome.issuance.ledger;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;
import io.firstcome.stores.WriterConnections;

@ServiceTest
class LedgerIT extends LedgerContract {

    LedgerIT(DatabaseClient database, Ledger ledger, WriterConnections connections) {
        super(database, ledger, connections);
    }

}
