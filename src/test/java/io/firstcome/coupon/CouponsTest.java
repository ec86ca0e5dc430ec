package io.firstcome.coupon;

import io.firstcome.simulation.LoneMySql;

class CouponsTest extends CouponsContract {

    CouponsTest() {
        super(LoneMySql.start().database());
    }

}
