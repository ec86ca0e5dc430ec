package io.firstcome.http.connection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.resources.ConnectionProvider;

import io.firstcome.harness.Api;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;
import io.firstcome.harness.Token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// HTTP/2 without TLS, where it is switched on; who speaks HTTP/1.1 finds everything as
/// ever.
@ServersTest
@Order(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2IT extends KeepAliveContract {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Neighbour service;

    private final Api api;

    private final HttpClient client;

    Http2IT(Neighbours neighbours) {
        this.service = neighbours.startWith("--server.http2.enabled=true");
        this.api = service.api();
        this.client = HttpClient.create(ConnectionProvider.create("http2", 1))
            .baseUrl(api.url())
            .protocol(HttpProtocol.H2C);
    }

    @Override
    Api api() {
        return api;
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aCrowdOnOneConnectionGetsExactlyWhatThereIs() {
        long coupon = api.openCoupon(50);

        List<Integer> answers = Objects.requireNonNull(Flux.fromIterable(Api.users("streams", 300))
            .flatMap(user -> issue(coupon, user), 300)
            .collectList()
            .block(WITHIN));

        assertThat(answers.stream().filter(status -> status == 201 || status == 202)).hasSize(50);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(250);
    }

    @Test
    void whoAsksToChangeOverIsTakenAlong() throws IOException, InterruptedException {
        try (var client = java.net.http.HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            var request = HttpRequest.newBuilder(URI.create(api.url() + "/v1/coupons")).build();

            for (int times = 0; times < 2; times++) {
                var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).isEqualTo(Version.HTTP_2);
            }
        }
    }

    @Test
    void aBodyThatTakesTooLongEndsItsStreamAndNoOther() {
        long coupon = api.openCoupon(1);

        var slow = client
            .headers(headers -> headers.set(HttpHeaders.CONTENT_TYPE, "application/json")
                .set(HttpHeaders.AUTHORIZATION, "Bearer " + Token.of("slow", "coupon:admin")))
            .post()
            .uri("/v1/coupons")
            .send(ByteBufFlux.fromString(Flux.concat(Mono.just("{"), Flux.never())))
            .response();

        assertThatThrownBy(() -> slow.block(WITHIN)).hasRootCauseInstanceOf(PrematureCloseException.class);
        assertThat(issue(coupon, "quick").block(WITHIN)).isEqualTo(201);
    }

    private Mono<Integer> issue(long coupon, String user) {
        return client.headers(headers -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + Token.of(user)))
            .post()
            .uri("/v1/coupons/" + coupon + "/issues")
            .responseSingle((answer, body) -> Mono.just(answer.status().code()));
    }

}
