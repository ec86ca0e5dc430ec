package io.firstcome.admission.demand;

import io.firstcome.issuance.DirectLedger;
import io.firstcome.issuance.SimulatedWriter;
import io.firstcome.simulation.LoneMySql;

class SeatingRoundTest extends SeatingRoundContract {

    SeatingRoundTest() {
        var mysql = LoneMySql.start();
        super(mysql.database(), new DirectLedger(SimulatedWriter.of(mysql)));
    }

}
