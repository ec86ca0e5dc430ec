package io.firstcome.gatling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The service under load, as its administrator sees it. Where nothing answers at the base URL, one is started there, with
 * the lab and with data of its own, and ended after the run.
 */
final class Service {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).build();

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CLOSES_AT = "2099-01-01T00:00:00Z";

    private static final String DROP = "Load drop";

    private final String url;

    private final Tokens tokens;

    private Service(String url, String key) {
        this.url = url;
        this.tokens = new Tokens(key);
    }

    static Service findOrStart() {
        String url = Settings.BASE_URLS.get(0);
        if (!answers(url) && StartedService.isPossibleAt(URI.create(url))) {
            return new Service(url, StartedService.at(URI.create(url)).key());
        }
        awaitAnswer(url, () -> true);
        return new Service(url, LocalKey.find());
    }

    /** Fails when nothing answers there in time, or when there is no hope any more. */
    static void awaitAnswer(String url, BooleanSupplier hope) {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!answers(url)) {
            if (!hope.getAsBoolean() || System.nanoTime() > end) {
                throw new IllegalStateException("nothing answers at " + url);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static boolean answers(String url) {
        try {
            return HTTP
                .send(HttpRequest.newBuilder(URI.create(url + "/readyz")).timeout(CONNECTS_WITHIN).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode() == 200;
        }
        catch (IOException nobody) {
            return false;
        }
        catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        }
        catch (JsonProcessingException malformed) {
            throw new IllegalStateException(text, malformed);
        }
    }

    Tokens tokens() {
        return tokens;
    }

    /** The id of a new coupon that opens then. */
    long coupon(long seats, Instant opensAt) {
        return post("/v1/coupons",
                "{\"title\":\"%s\",\"totalQuantity\":%d,\"opensAt\":\"%s\",\"closesAt\":\"%s\"}".formatted(DROP, seats, opensAt, CLOSES_AT))
            .get("id")
            .asLong();
    }

    /** The id of a new coupon that is open now. */
    long openCoupon(long seats) {
        return coupon(seats, Instant.parse("2020-01-01T00:00:00Z"));
    }

    /**
     * A drop for several generators: the first of those that were made for it and are not open yet, or else a new one. Who
     * makes one looks again, since another may have been quicker.
     */
    JsonNode sharedDrop(long seats, Duration opensIn) {
        return scheduledDrop().or(() -> {
            coupon(seats, Instant.now().plus(opensIn));
            return scheduledDrop();
        }).orElseThrow(() -> new IllegalStateException("the drop has opened before it was found"));
    }

    private Optional<JsonNode> scheduledDrop() {
        var soon = Instant.now().plusSeconds(2);
        return StreamSupport.stream(get("/v1/coupons?state=SCHEDULED&limit=100").get("coupons").spliterator(), false)
            .filter(coupon -> DROP.equals(coupon.get("title").asText()))
            .filter(coupon -> Instant.parse(coupon.get("opensAt").asText()).isAfter(soon))
            .findFirst();
    }

    JsonNode get(String path) {
        return ask(request(path).GET());
    }

    JsonNode post(String path, String json) {
        return ask(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
            .timeout(ANSWERS_WITHIN)
            .header("Authorization", "Bearer " + tokens.ofAdmin());
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(response.uri() + " answers " + response.statusCode() + ": " + response.body());
            }
            return json(response.body());
        }
        catch (IOException failed) {
            throw new IllegalStateException(url + " does not answer", failed);
        }
        catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

}
