package io.firstcome.simulation.mysql.storage;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;

/// The errors of MySQL, as the driver raises them.
public final class MySqlErrors {

    private MySqlErrors() {
    }

    public static R2dbcException duplicate(Cells key, String name) {
        return new R2dbcDataIntegrityViolationException("Duplicate entry '" + key + "' for key '" + name + "'", "23000",
                1062);
    }

    public static R2dbcException missing(String column) {
        return new R2dbcDataIntegrityViolationException("Column '" + column + "' cannot be null", "23000", 1048);
    }

    public static R2dbcException noDefault(String column) {
        return new R2dbcDataIntegrityViolationException("Field '" + column + "' doesn't have a default value", "HY000",
                1364);
    }

    /// MySQL gives this one no state by which the driver would know it for a violation.
    public static R2dbcException check(String name) {
        return new R2dbcNonTransientResourceException("Check constraint '" + name + "' is violated.", null, 3819);
    }

    public static R2dbcException deadlock() {
        return new R2dbcTransientResourceException("Deadlock found when trying to get lock", "40001", 1213);
    }

    public static R2dbcException lockWait() {
        return new R2dbcTimeoutException("Lock wait timeout exceeded", "HY000", 1205);
    }

    public static R2dbcException unknown(String what) {
        return new R2dbcBadGrammarException(what, "42S22", 1054);
    }

    public static R2dbcException disconnected() {
        return new R2dbcNonTransientResourceException("Connection closed");
    }

}
