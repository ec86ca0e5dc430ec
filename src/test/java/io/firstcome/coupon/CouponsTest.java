package io.firstcome.coupon;

import io.firstcome.simulation.mysql.StandaloneMySql;

class CouponsTest extends CouponsContract {

    CouponsTest() {
        super(StandaloneMySql.start().database());
    }

}
