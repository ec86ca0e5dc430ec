package io.firstcome.admission.fence;

import io.firstcome.simulation.LoneMySql;

class FenceRowTest extends FenceRowContract {

    FenceRowTest() {
        super(LoneMySql.start().database());
    }

}
