package io.firstcome.admission.demand;

import io.firstcome.simulation.mysql.StandaloneMySql;

class DenialsTest extends DenialsContract {

    DenialsTest() {
        super(StandaloneMySql.start().database());
    }

}
