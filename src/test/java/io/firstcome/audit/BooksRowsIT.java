package io.firstcome.audit;

import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.ServiceTest;

@ServiceTest
class BooksRowsIT extends BooksRowsContract {

    BooksRowsIT(DatabaseClient database) {
        super(database);
    }

}
