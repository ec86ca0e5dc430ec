package io.firstcome.issuance;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.ServiceTest;

@ServiceTest
class DirectLedgerIT extends DirectLedgerContract {

    DirectLedgerIT(DatabaseClient database, DirectLedger ledger) {
        super(database, ledger);
    }

}
