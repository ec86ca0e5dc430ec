package io.firstcome.coupon;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class CouponsIT extends CouponsContract {

    CouponsIT(DatabaseClient database) {
        super(database);
    }

}
