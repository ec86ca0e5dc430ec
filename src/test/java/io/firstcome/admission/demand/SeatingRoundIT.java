package io.firstcome.admission.demand;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;
import io.firstcome.issuance.ledger.DirectLedger;

@ServiceTest
class SeatingRoundIT extends SeatingRoundContract {

    SeatingRoundIT(DatabaseClient database, DirectLedger ledger) {
        super(database, ledger);
    }

}
