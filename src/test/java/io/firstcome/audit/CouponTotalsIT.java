package io.firstcome.audit;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class CouponTotalsIT extends CouponTotalsContract {

    CouponTotalsIT(DatabaseClient database) {
        super(database);
    }

}
