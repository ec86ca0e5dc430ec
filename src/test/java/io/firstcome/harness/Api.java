package io.firstcome.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;

/// The service as its callers see it.
public class Api {

    private static final int CONNECTIONS = 200;

    private static final ConnectionProvider CONNECTION_POOL = ConnectionProvider.builder("callers")
        .maxConnections(CONNECTIONS)
        .pendingAcquireMaxCount(-1)
        .build();

    private final IntSupplier port;

    @Autowired
    Api(Environment environment) {
        this(() -> environment.getRequiredProperty("local.server.port", Integer.class));
    }

    public Api(IntSupplier port) {
        this.port = port;
    }

    /// For a single call, told as an expectation.
    public WebTestClient as(String user, String... scopes) {
        return anonymous().mutate().defaultHeaders(headers -> headers.setBearerAuth(Token.of(user, scopes))).build();
    }

    public WebTestClient admin() {
        return as("admin", "coupon:admin");
    }

    public WebTestClient anonymous() {
        return WebTestClient.bindToServer().baseUrl(url()).responseTimeout(Duration.ofSeconds(20)).build();
    }

    public String url() {
        return "http://localhost:" + port.getAsInt();
    }

    /// A coupon with this many seats, open from an hour ago until tomorrow.
    public long openCoupon(long seats) {
        return coupon(Long.toString(seats), Instant.now().minus(Duration.ofHours(1)),
                Instant.now().plus(Duration.ofDays(1)));
    }

    public long coupon(String totalQuantity, Instant opensAt, Instant closesAt) {
        JsonNode coupon = admin().post()
            .uri("/v1/coupons")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue("""
                    {"title": "Noon drop", "totalQuantity": %s, "opensAt": "%s", "closesAt": "%s"}
                    """.formatted(totalQuantity, opensAt, closesAt))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody();
        return Objects.requireNonNull(coupon).get("id").longValue();
    }

    public WebTestClient.ResponseSpec issue(long coupon, String user) {
        return as(user).post().uri("/v1/coupons/{id}/issues", coupon).exchange();
    }

    public JsonNode read(long coupon) {
        return Objects.requireNonNull(anonymous().get()
            .uri("/v1/coupons/{id}", coupon)
            .exchange()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody());
    }

    /// What stands at an address that is open to all, large or small.
    public String text(String path) {
        return Objects.requireNonNull(anonymous().mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 20))
            .build()
            .get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
    }

    /// The crowd: each of these users asks once, 200 at a time. Answers in the order of
    /// the users.
    public List<Answer> crowd(long coupon, List<String> users) {
        return crowd(coupon, users, "");
    }

    /// The crowd, with a preference.
    ///
    /// @param prefer the header `Prefer`, where not empty
    public List<Answer> crowd(long coupon, List<String> users, String prefer) {
        var client = callers();
        return Objects.requireNonNull(Flux.fromIterable(users)
            .flatMapSequential(user -> ask(client, coupon, user, prefer), CONNECTIONS)
            .collectList()
            .block(Duration.ofMinutes(2)));
    }

    public static List<String> users(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> prefix + "-" + number).toList();
    }

    private WebClient callers() {
        return WebClient.builder()
            .baseUrl(url())
            .clientConnector(new org.springframework.http.client.reactive.ReactorClientHttpConnector(
                    HttpClient.create(CONNECTION_POOL)))
            .build();
    }

    private static Mono<Answer> ask(WebClient client, long coupon, String user, String prefer) {
        return client.post().uri("/v1/coupons/{id}/issues", coupon).headers(headers -> {
            headers.setBearerAuth(Token.of(user));
            if (!prefer.isEmpty()) {
                headers.set("Prefer", prefer);
            }
        }).exchangeToMono(response -> response.toEntity(JsonNode.class)).map(response -> Answer.of(user, response));
    }

    /// What one user was told.
    public record Answer(String user, int status, JsonNode body) {

        static Answer of(String user, ResponseEntity<JsonNode> response) {
            return new Answer(user, response.getStatusCode().value(), Objects.requireNonNull(response.getBody()));
        }

        /// Issued by this very request.
        public boolean isIssued() {
            return status == 201;
        }

        /// Issued by this request or by an earlier one, which may have heard 503 and have
        /// been granted all the same.
        public boolean isHeld() {
            return status == 200 || status == 201;
        }

        public String code() {
            return body.path("code").asString("");
        }

        public long position() {
            return body.get("position").longValue();
        }

    }

}
