package io.firstcome.simulation;

class TransactionsTest extends TransactionsContract {

    TransactionsTest() {
        super(LoneMySql.start().database());
    }

}
