package io.firstcome.audit;

import io.firstcome.simulation.LoneMySql;

class CouponTotalsTest extends CouponTotalsContract {

    CouponTotalsTest() {
        super(LoneMySql.start().database());
    }

}
