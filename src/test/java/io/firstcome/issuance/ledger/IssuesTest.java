package io.firstcome.issuance.ledger;

import io.firstcome.simulation.mysql.StandaloneMySql;

class IssuesTest extends IssuesContract {

    IssuesTest() {
        super(StandaloneMySql.start().database());
    }

}
