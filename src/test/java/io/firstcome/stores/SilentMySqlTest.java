package io.firstcome.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.tcp.TcpResources;

import static org.assertj.core.api.Assertions.assertThat;

/// A MySQL that hangs takes connections, since the kernel does so for it, and says
/// nothing.
class SilentMySqlTest {

    private static final Duration GIVEN_UP_AFTER = Duration.ofMillis(500);

    private static final Duration GREETING_WITHIN = Duration.ofSeconds(1);

    private static final int WITHIN_MILLIS = 5_000;

    @Test
    void aHandshakeThatNobodyWaitsForAnyMoreKeepsNoConnection() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Mono.from(at(silent.getLocalPort()).create()).timeout(GIVEN_UP_AFTER).onErrorComplete().block();
            try (var connection = silent.accept()) {
                connection.setSoTimeout(WITHIN_MILLIS);
                assertThat(connection.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static ConnectionFactory at(int port) {
        return ConnectionFactories.get(ConnectionFactoryOptions.builder()
            .option(ConnectionFactoryOptions.DRIVER, "mysql")
            .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
            .option(ConnectionFactoryOptions.PORT, port)
            .option(ConnectionFactoryOptions.USER, "nobody")
            .option(MySqlConnectionFactoryProvider.LOOP_RESOURCES,
                    new SilentMySql(TcpResources.get(), GREETING_WITHIN, Duration.ofSeconds(45)))
            .build());
    }

}
