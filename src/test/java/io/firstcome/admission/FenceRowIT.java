package io.firstcome.admission;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.ServiceTest;

@ServiceTest
class FenceRowIT extends FenceRowContract {

    FenceRowIT(DatabaseClient database) {
        super(database);
    }

}
