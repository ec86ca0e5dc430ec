package io.firstcome.chaos;

import java.time.Duration;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;

/// What an instance says of itself.
final class Health {

    private static final Duration WITHIN = Duration.ofSeconds(3);

    private Health() {
    }

    /// `UP`, `DEGRADED`, `DOWN`, or empty when it does not answer.
    static String of(Api api) {
        return text(api, "/actuator/health", "/status");
    }

    /// Whether it wants to be sent requests.
    static boolean isReady(Api api) {
        return text(api, "/actuator/health/readiness", "/status").equals("UP");
    }

    private static String text(Api api, String path, String pointer) {
        return WebClient.create(api.url())
            .get()
            .uri(path)
            .exchangeToMono(response -> response.statusCode().equals(HttpStatusCode.valueOf(404))
                    ? response.releaseBody().thenReturn("")
                    : response.bodyToMono(JsonNode.class).map(body -> body.at(pointer).asString("")))
            .timeout(WITHIN)
            .onErrorReturn("")
            .blockOptional()
            .orElse("");
    }

}
