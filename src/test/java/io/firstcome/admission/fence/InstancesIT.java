package io.firstcome.admission.fence;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class InstancesIT extends InstancesContract {

    InstancesIT(DatabaseClient database) {
        super(database);
    }

}
