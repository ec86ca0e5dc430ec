package io.firstcome.admission.fence;

import io.firstcome.simulation.LoneMySql;

class InstancesTest extends InstancesContract {

    InstancesTest() {
        super(LoneMySql.start().database());
    }

}
