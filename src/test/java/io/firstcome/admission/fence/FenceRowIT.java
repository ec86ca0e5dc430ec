package io.firstcome.admission.fence;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class FenceRowIT extends FenceRowContract {

    FenceRowIT(DatabaseClient database) {
        super(database);
    }

}
