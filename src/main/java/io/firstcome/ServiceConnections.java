package io.firstcome;

import java.time.Clock;
import java.time.Duration;

import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What every connection of the service has in common: limits where the drivers have none, and one time zone.
@Configuration(proxyBeanMethods = false)
class ServiceConnections {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    private static final Duration COMMAND_WITHIN = Duration.ofSeconds(1);

    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(10);

    private static final int COMMANDS_WAITING_MAX = 20_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Sessions in UTC; a connection that we have lost is ended by the server after a
    /// minute.
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer mySqlSessions() {
        return options -> options.option(ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECT_WITHIN)
            .option(MySqlConnectionFactoryProvider.CONNECTION_TIME_ZONE, "UTC")
            .option(MySqlConnectionFactoryProvider.FORCE_CONNECTION_TIME_ZONE_TO_SESSION, true)
            .option(MySqlConnectionFactoryProvider.SESSION_VARIABLES,
                    new String[] { "wait_timeout=60", "innodb_lock_wait_timeout=3" });
    }

    /// While Redis is away commands fail at once instead of piling up, and none waits for
    /// long.
    @Bean
    LettuceClientOptionsBuilderCustomizer redisLimits() {
        return options -> options.protocolVersion(ProtocolVersion.RESP3)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(COMMANDS_WAITING_MAX)
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_WITHIN));
    }

    /// A sender that takes longer than this for its request is let go; Netty by itself
    /// waits for ever.
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> slowSenders() {
        NettyServerCustomizer limits = server -> server.requestTimeout(REQUEST_WITHIN);
        return factory -> factory.addServerCustomizers(limits);
    }

    /// The schema is made over JDBC on the same MySQL that R2DBC uses, so that it is
    /// named only once.
    @Bean
    SchemaConnection schemaConnection(R2dbcConnectionDetails details) {
        return new SchemaConnection(details.getConnectionFactoryOptions());
    }

}
