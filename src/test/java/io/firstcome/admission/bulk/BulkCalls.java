package io.firstcome.admission.bulk;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.harness.Api;
import io.firstcome.harness.Token;

/// Many issues at once, as an administrator's client sends and reads them.
final class BulkCalls {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Api api;

    private final JsonMapper json;

    BulkCalls(Api api, JsonMapper json) {
        this.api = api;
        this.json = json;
    }

    Stream<String> export(long coupon, String query, MediaType type) {
        return Objects
            .requireNonNull(client().get()
                .uri("/v1/coupons/" + coupon + "/issues" + query)
                .accept(type)
                .retrieve()
                .bodyToFlux(String.class)
                .collectList()
                .block(WITHIN))
            .stream()
            .flatMap(text -> Stream.of(text.split("\n", -1)))
            .filter(text -> !text.isEmpty());
    }

    static Stream<String> users(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> prefix + "-" + number);
    }

    static String line(String user) {
        return "{\"userId\": \"" + user + "\"}";
    }

    List<JsonNode> take(long coupon, Stream<String> lines) {
        return Objects.requireNonNull(send(coupon, Flux.fromStream(lines).map(line -> line + "\n")).map(json::readTree)
            .collectList()
            .block(WITHIN));
    }

    Flux<String> send(long coupon, Flux<String> lines) {
        return client().post()
            .uri("/v1/coupons/{id}/issues/import", coupon)
            .contentType(MediaType.APPLICATION_NDJSON)
            .body(lines, String.class)
            .retrieve()
            .bodyToFlux(String.class);
    }

    private WebClient client() {
        return WebClient.builder()
            .baseUrl(api.url())
            .defaultHeaders(headers -> headers.setBearerAuth(Token.of("admin", "coupon:admin")))
            .build();
    }

}
