package io.firstcome.issuance.ledger;

import io.firstcome.simulation.mysql.StandaloneMySql;

class LedgerTest extends LedgerContract {

    LedgerTest() {
        var mysql = StandaloneMySql.start();
        var connections = SimulatedWriter.of(mysql);
        super(mysql.database(), new Ledger(connections), connections);
    }

}
