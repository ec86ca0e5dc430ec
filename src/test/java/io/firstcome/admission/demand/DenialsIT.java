package io.firstcome.admission.demand;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class DenialsIT extends DenialsContract {

    DenialsIT(DatabaseClient database) {
        super(database);
    }

}
