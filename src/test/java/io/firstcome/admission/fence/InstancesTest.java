package io.firstcome.admission.fence;

import io.firstcome.simulation.mysql.StandaloneMySql;

class InstancesTest extends InstancesContract {

    InstancesTest() {
        super(StandaloneMySql.start().database());
    }

}
