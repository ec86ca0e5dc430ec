package io.firstcome.http;

import java.time.Duration;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Limits of the web server that the framework has no setting for.
@Configuration(proxyBeanMethods = false)
class HttpServerSetup {

    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(10);

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionLimits(UnreadableRequests unreadable) {
        NettyServerCustomizer limits = server -> server.doOnChannelInit((observer, connection, address) -> {
            AnsweredRequests.watch(connection, unreadable);
            RequestReadTimeout.limit(connection, REQUEST_WITHIN);
        });
        return factory -> factory.addServerCustomizers(limits);
    }

}
