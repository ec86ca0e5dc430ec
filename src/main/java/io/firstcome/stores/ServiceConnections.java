package io.firstcome.stores;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.Delay;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.tcp.TcpResources;

/// What every connection of the service has in common: limits where the drivers have
/// none, and one time zone.
@Configuration(proxyBeanMethods = false)
class ServiceConnections {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    private static final Duration GREETING_WITHIN = Duration.ofSeconds(4);

    private static final Duration COMMAND_WITHIN = Duration.ofSeconds(1);

    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(5);

    private static final Duration RECONNECT_MIN = Duration.ofMillis(10);

    private static final Duration RECONNECT_MAX = Duration.ofMillis(500);

    private static final int COMMANDS_WAITING_MAX = 20_000;

    /// Sessions in UTC; a connection that we have lost is ended by the server after a
    /// minute.
    ///
    /// @param silentAtMost a command that is no service may have to wait longer
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer mySqlSessions(
            @Value("${firstcome.mysql.silent-at-most:100s}") Duration silentAtMost) {
        return options -> options.option(ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECT_WITHIN)
            .option(MySqlConnectionFactoryProvider.TCP_KEEP_ALIVE, true)
            .option(MySqlConnectionFactoryProvider.LOOP_RESOURCES,
                    new SilentMySql(TcpResources.get(), GREETING_WITHIN, silentAtMost))
            .option(MySqlConnectionFactoryProvider.CONNECTION_TIME_ZONE, "UTC")
            .option(MySqlConnectionFactoryProvider.FORCE_CONNECTION_TIME_ZONE_TO_SESSION, true)
            .option(MySqlConnectionFactoryProvider.SESSION_VARIABLES,
                    new String[] { "wait_timeout=60", "innodb_lock_wait_timeout=3" });
    }

    /// A Redis that is back is noticed within half a second; the driver's own patience
    /// grows to thirty.
    @Bean
    ClientResourcesBuilderCustomizer redisReconnects() {
        return resources -> resources
            .reconnectDelay(Delay.exponential(RECONNECT_MIN, RECONNECT_MAX, 2, TimeUnit.MILLISECONDS));
    }

    /// While Redis is away commands fail at once instead of piling up, and none waits for
    /// long.
    @Bean
    LettuceClientOptionsBuilderCustomizer redisLimits() {
        return options -> options.protocolVersion(ProtocolVersion.RESP3)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(COMMANDS_WAITING_MAX)
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_WITHIN))
            .socketOptions(SocketOptions.builder()
                .connectTimeout(CONNECT_WITHIN)
                .keepAlive(true)
                .tcpUserTimeout(TcpUserTimeoutOptions.builder().enable().tcpUserTimeout(SILENT_AT_MOST).build())
                .build());
    }

    /// The schema is made over JDBC on the same MySQL that R2DBC uses, so that it is
    /// named only once.
    @Bean
    SchemaConnection schemaConnection(R2dbcConnectionDetails details) {
        return new SchemaConnection(details.getConnectionFactoryOptions());
    }

}
