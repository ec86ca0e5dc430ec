package io.firstcome.lab;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Token;

/// A fresh coupon of one strategy, and a crowd that asks all of these instances in turns.
final class StrategyDrop {

    private static final int AT_ONCE = 200;

    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final List<Api> instances;

    private final String address;

    private final long coupon;

    StrategyDrop(List<Api> instances, String strategy, long seats) {
        this.instances = instances;
        this.address = "/lab/" + strategy + "/coupons";
        this.coupon = Objects
            .requireNonNull(instances.getFirst()
                .admin()
                .post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"totalQuantity\": " + seats + "}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody())
            .get("id")
            .longValue();
    }

    long coupon() {
        return coupon;
    }

    /// Each of these asks once, in this order, 200 at a time. Returns when nothing waits
    /// any more.
    AfterDrop arrive(List<String> users) {
        List<Integer> statuses = ask(users);
        Eventually.isTrue(() -> figures().get("waiting").longValue() == 0);
        return new AfterDrop(statuses, figures());
    }

    List<Integer> ask(List<String> users) {
        List<WebClient> clients = instances.stream().map(instance -> WebClient.create(instance.url())).toList();
        return Objects.requireNonNull(Flux.fromStream(IntStream.range(0, users.size()).boxed())
            .flatMapSequential(index -> ask(clients.get(index % clients.size()), users.get(index)), AT_ONCE)
            .collectList()
            .block(WITHIN));
    }

    JsonNode figures() {
        return Objects.requireNonNull(instances.getLast()
            .as("alice")
            .get()
            .uri(address + "/{id}", coupon)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody());
    }

    private Mono<Integer> ask(WebClient client, String user) {
        return client.post()
            .uri(address + "/{id}/issues", coupon)
            .headers(headers -> headers.setBearerAuth(Token.of(user)))
            .exchangeToMono(response -> response.releaseBody().thenReturn(response.statusCode().value()));
    }

}
