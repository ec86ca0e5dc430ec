package io.firstcome.admission.demand;

import io.firstcome.issuance.ledger.DirectLedger;
import io.firstcome.issuance.ledger.SimulatedWriter;
import io.firstcome.simulation.mysql.StandaloneMySql;

class SeatingRoundTest extends SeatingRoundContract {

    SeatingRoundTest() {
        var mysql = StandaloneMySql.start();
        super(mysql.database(), new DirectLedger(SimulatedWriter.of(mysql)));
    }

}
