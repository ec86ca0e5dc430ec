package io.firstcome.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import io.firstcome.harness.Token;
import io.firstcome.history.Call;
import io.firstcome.history.History;

/// People in front of two instances: each asks one of them, and asks again until the
/// answer is final; some ask once more after that. Everything they hear is recorded.
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 400;

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(8);

    private static final Duration ASKED_AGAIN_MIN = Duration.ofMillis(100);

    private static final Duration ASKED_AGAIN_MAX = Duration.ofSeconds(1);

    private static final ConnectionProvider CONNECTIONS = ConnectionProvider.builder("crowd")
        .maxConnections(AT_ONCE)
        // Shorter than an instance's farewell, as every caller's should be.
        .maxIdleTime(Duration.ofMillis(500))
        .pendingAcquireMaxCount(-1)
        .build();

    private final WebClient client = WebClient.builder()
        .clientConnector(new ReactorClientHttpConnector(HttpClient.create(CONNECTIONS)))
        .build();

    private final List<Instance> instances;

    private final long coupon;

    private final History history;

    private final Random random;

    private final AtomicInteger users = new AtomicInteger();

    private final AtomicLong waiting = new AtomicLong();

    private volatile boolean gone;

    Crowd(List<Instance> instances, long coupon, History history, Random random) {
        this.instances = instances;
        this.coupon = coupon;
        this.history = history;
        this.random = random;
    }

    /// Newcomers at this rate from now on, until disposed of. Who has come stays until
    /// the answer is final.
    Disposable arrive(int perSecond) {
        return Flux.interval(Duration.ofNanos(1_000_000_000L / perSecond))
            .onBackpressureDrop()
            .subscribe(tick -> comeOne().subscribe());
    }

    /// So many newcomers at once. Completes with their last words.
    Mono<List<Call>> come(int newcomers) {
        return Flux.range(0, newcomers).flatMap(number -> comeOne(), AT_ONCE).collectList();
    }

    /// How many have not heard anything final yet.
    long waiting() {
        return waiting.get();
    }

    /// Nobody asks again.
    @Override
    public void close() {
        gone = true;
    }

    /// One request of this user to this instance, recorded.
    Mono<Call> ask(Instance instance, String user) {
        return askBriefly(instance, user, ANSWERED_WITHIN);
    }

    /// The same, and the caller hangs up when the answer takes longer.
    Mono<Call> askBriefly(Instance instance, String user, Duration patience) {
        return Mono.defer(() -> {
            long askedAt = System.nanoTime();
            return client.post()
                .uri(instance.url() + "/v1/coupons/{id}/issues", coupon)
                .headers(headers -> headers.setBearerAuth(Token.of(user)))
                .exchangeToMono(response -> answered(response, user, askedAt))
                .timeout(patience)
                .onErrorResume(noAnswer -> Mono
                    .just(new Call(user, askedAt, System.nanoTime(), Call.UNKNOWN, noAnswer.toString(), 0)));
        }).doOnNext(history::add);
    }

    private Mono<Call> comeOne() {
        String user = "user-" + users.incrementAndGet();
        waiting.incrementAndGet();
        return untilFinal(user, ASKED_AGAIN_MIN)
            .flatMap(last -> draw(10) == 0 ? ask(any(), user).thenReturn(last) : Mono.just(last))
            .doFinally(signal -> waiting.decrementAndGet());
    }

    private Mono<Call> untilFinal(String user, Duration pause) {
        return ask(any(), user).flatMap(call -> call.isFinal() || gone ? Mono.just(call)
                : Mono.delay(pause).then(Mono.defer(() -> untilFinal(user, longer(pause)))));
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(ASKED_AGAIN_MAX) < 0 ? twice : ASKED_AGAIN_MAX;
    }

    // One that is just not there would be left out by any load balancer.
    private Instance any() {
        Instance drawn = instances.get(draw(instances.size()));
        return drawn.isServing() ? drawn : instances.stream().filter(Instance::isServing).findFirst().orElse(drawn);
    }

    private int draw(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    private static Mono<Call> answered(ClientResponse response, String user, long askedAt) {
        return response.bodyToMono(JsonNode.class)
            .defaultIfEmpty(MissingNode.getInstance())
            .map(body -> new Call(user, askedAt, System.nanoTime(), response.statusCode().value(),
                    body.path("code").asString(""), body.path("position").asLong(0)));
    }

}
