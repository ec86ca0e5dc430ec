package io.firstcome.audit;

import io.firstcome.simulation.mysql.StandaloneMySql;

class CouponTotalsTest extends CouponTotalsContract {

    CouponTotalsTest() {
        super(StandaloneMySql.start().database());
    }

}
