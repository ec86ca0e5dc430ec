package io.firstcome.security;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.JwkSetUriReactiveJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/// How the issuer is asked for its keys: with limits, where the framework has none, so
/// that an issuer that hangs costs its callers an error and not their patience.
@Configuration(proxyBeanMethods = false)
class IssuerConnection {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    @Bean
    JwkSetUriReactiveJwtDecoderBuilderCustomizer issuerLimits() {
        HttpClient client = HttpClient.create()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) ANSWER_WITHIN.toMillis())
            .responseTimeout(ANSWER_WITHIN);
        WebClient issuer = WebClient.builder().clientConnector(new ReactorClientHttpConnector(client)).build();
        return builder -> builder.webClient(issuer);
    }

}
