package io.firstcome.issuance;

import io.firstcome.simulation.LoneMySql;

class LedgerTest extends LedgerContract {

    LedgerTest() {
        var mysql = LoneMySql.start();
        var connections = SimulatedWriter.of(mysql);
        super(mysql.database(), new Ledger(connections), connections);
    }

}
