package io.firstcome.admission.demand;

import io.firstcome.simulation.LoneMySql;

class DenialsTest extends DenialsContract {

    DenialsTest() {
        super(LoneMySql.start().database());
    }

}
