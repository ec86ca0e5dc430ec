package io.firstcome.issuance;

import io.firstcome.simulation.LoneMySql;

class IssuesTest extends IssuesContract {

    IssuesTest() {
        super(LoneMySql.start().database());
    }

}
