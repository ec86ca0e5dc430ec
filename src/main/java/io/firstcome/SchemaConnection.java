package io.firstcome;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// Where Flyway finds the MySQL that R2DBC uses. The first of the two roles wakes Flyway
/// up, the second tells it where.
record SchemaConnection(ConnectionFactoryOptions options) implements JdbcConnectionDetails, FlywayConnectionDetails {

    private static final int PORT_DEFAULT = 3306;

    @Override
    public String getUsername() {
        return text(ConnectionFactoryOptions.USER);
    }

    @Override
    public String getPassword() {
        return text(ConnectionFactoryOptions.PASSWORD);
    }

    @Override
    public String getJdbcUrl() {
        @Nullable Object port = options.getValue(ConnectionFactoryOptions.PORT);
        return "jdbc:mysql://" + text(ConnectionFactoryOptions.HOST) + ":" + (port == null ? PORT_DEFAULT : port) + "/"
                + text(ConnectionFactoryOptions.DATABASE);
    }

    @Override
    public String getDriverClassName() {
        return JdbcConnectionDetails.super.getDriverClassName();
    }

    @Override
    public String toString() {
        return "SchemaConnection[" + getJdbcUrl() + "]";
    }

    private String text(Option<?> option) {
        @Nullable Object value = options.getValue(option);
        return value == null ? "" : value.toString();
    }

}
