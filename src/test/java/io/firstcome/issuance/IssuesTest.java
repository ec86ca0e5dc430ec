package io.firstcome.issuance;

import io.firstcome.simulation.mysql.StandaloneMySql;

class IssuesTest extends IssuesContract {

    IssuesTest() {
        super(StandaloneMySql.start().database());
    }

}
