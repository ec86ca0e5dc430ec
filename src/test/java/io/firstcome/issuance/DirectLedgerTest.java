package io.firstcome.issuance;

import io.firstcome.simulation.LoneMySql;

class DirectLedgerTest extends DirectLedgerContract {

    DirectLedgerTest() {
        var mysql = LoneMySql.start();
        super(mysql.database(), new DirectLedger(SimulatedWriter.of(mysql)));
    }

}
