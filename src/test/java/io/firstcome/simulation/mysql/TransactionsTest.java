package io.firstcome.simulation.mysql;

class TransactionsTest extends TransactionsContract {

    TransactionsTest() {
        super(StandaloneMySql.start().database());
    }

}
