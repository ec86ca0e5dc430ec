package io.firstcome.audit;

import io.firstcome.simulation.LoneMySql;

class BooksRowsTest extends BooksRowsContract {

    BooksRowsTest() {
        super(LoneMySql.start().database());
    }

}
