package io.firstcome.stores;

import java.util.Locale;

import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// Where Flyway finds the MySQL that R2DBC uses. The first of the two roles wakes Flyway
/// up, the second tells it where.
record SchemaConnection(ConnectionFactoryOptions options) implements JdbcConnectionDetails, FlywayConnectionDetails {

    private static final int PORT_DEFAULT = 3306;

    private static final int CONNECT_WITHIN_MILLIS = 2000;

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
                + text(ConnectionFactoryOptions.DATABASE) + "?connectTimeout=" + CONNECT_WITHIN_MILLIS + sslMode()
                + keyRetrieval();
    }

    @Override
    public String getDriverClassName() {
        return JdbcConnectionDetails.super.getDriverClassName();
    }

    @Override
    public String toString() {
        return "SchemaConnection[" + getJdbcUrl() + "]";
    }

    // Both drivers know the same words, but for one of R2DBC's own.
    private String sslMode() {
        String mode = text(MySqlConnectionFactoryProvider.SSL_MODE).toUpperCase(Locale.ROOT);
        return mode.isEmpty() || mode.equals("TUNNEL") ? "" : "&sslMode=" + mode;
    }

    // R2DBC's driver asks for the key anyway and does not know the word; JDBC's wants to
    // be told.
    private String keyRetrieval() {
        String allowed = text(Option.valueOf("allowPublicKeyRetrieval"));
        return allowed.isEmpty() ? "" : "&allowPublicKeyRetrieval=" + allowed;
    }

    private String text(Option<?> option) {
        @Nullable Object value = options.getValue(option);
        return value == null ? "" : value.toString();
    }

}
