package io.firstcome.admission;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.ServiceTest;

@ServiceTest
class InstancesIT extends InstancesContract {

    InstancesIT(DatabaseClient database) {
        super(database);
    }

}
