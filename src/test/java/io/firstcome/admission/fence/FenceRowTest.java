package io.firstcome.admission.fence;

import io.firstcome.simulation.mysql.StandaloneMySql;

class FenceRowTest extends FenceRowContract {

    FenceRowTest() {
        super(StandaloneMySql.start().database());
    }

}
