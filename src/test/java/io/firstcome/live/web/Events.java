package io.firstcome.live.web;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import io.firstcome.harness.Api;

/// What one viewer is sent.
final class Events {

    private static final ConnectionProvider CONNECTIONS = ConnectionProvider.create("viewers", 2000);

    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT = new ParameterizedTypeReference<>() {
    };

    private Events() {
    }

    /// Without the comments.
    static Flux<ServerSentEvent<String>> of(Api api, long coupon) {
        return WebClient.builder()
            .baseUrl(api.url())
            .clientConnector(new ReactorClientHttpConnector(HttpClient.create(CONNECTIONS)))
            .build()
            .get()
            .uri("/v1/coupons/{id}/events", coupon)
            .accept(MediaType.TEXT_EVENT_STREAM)
            .retrieve()
            .bodyToFlux(EVENT)
            .filter(event -> event.data() != null);
    }

}
