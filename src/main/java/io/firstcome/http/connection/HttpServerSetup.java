package io.firstcome.http.connection;

import java.time.Duration;

import io.netty.channel.ChannelPipeline;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import reactor.netty.NettyPipeline;

import io.firstcome.core.StartFailure;

/// Limits of the web server that the framework has no setting for.
@Configuration(proxyBeanMethods = false)
class HttpServerSetup {

    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(10);

    /// As many as RFC 9113, section 6.5.2, would have at least.
    private static final long STREAMS_MAX = 100;

    /// @param headersMax a setting of HTTP/2 replaces all that were made before, this one
    /// too
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionLimits(UnreadableRequests unreadable,
            @Value("${server.max-http-request-header-size}") DataSize headersMax) {
        NettyServerCustomizer limits = server -> server
            .http2Settings(
                    settings -> settings.maxConcurrentStreams(STREAMS_MAX).maxHeaderListSize(headersMax.toBytes()))
            .doOnChannelInit((observer, connection, address) -> limit(connection.pipeline(), unreadable));
        return factory -> {
            refuseHttp2WithTls(factory);
            factory.addServerCustomizers(limits);
        };
    }

    private static void refuseHttp2WithTls(NettyReactiveWebServerFactory factory) {
        @Nullable Http2 http2 = factory.getHttp2();
        if (Ssl.isEnabled(factory.getSsl()) && http2 != null && http2.isEnabled()) {
            throw new StartFailure(
                    "server.http2.enabled and server.ssl are both set: which protocol is spoken would be decided in the "
                            + "handshake, where no limit of this service reaches.",
                    "Let the front end TLS and speak HTTP/2 without it to this service, or leave server.http2.enabled off.");
        }
    }

    private static void limit(ChannelPipeline pipeline, UnreadableRequests unreadable) {
        HttpDecoder.of(pipeline).ifPresent(decoder -> {
            AnswerTimeout.limit(pipeline, decoder);
            AnsweredRequests.watch(pipeline, decoder, unreadable);
            RequestReadTimeout.limit(pipeline, decoder, REQUEST_WITHIN);
        });
        if (pipeline.get(NettyPipeline.H2CUpgradeHandler) != null) {
            pipeline.addBefore(NettyPipeline.HttpTrafficHandler, null, new SlowStreams(REQUEST_WITHIN));
        }
    }

}
