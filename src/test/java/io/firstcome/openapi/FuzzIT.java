package io.firstcome.openapi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.harness.Api;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever is asked, the answer is as described and no fault of the service's.
/// `-Dfuzz.seed=` and `-Dfuzz.requests=` choose others, and more of them.
@ServiceTest
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 1);

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);

    private static final int AT_ONCE = 32;

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final int ASKED_AGAIN_MAX = 5;

    private static final int SHOWN = 20;

    private final Api api;

    private final JsonMapper json;

    private final HttpClient client;

    FuzzIT(Api api, JsonMapper json) {
        this.api = api;
        this.json = json;
        this.client = HttpClient.create(ConnectionProvider.create("fuzz", AT_ONCE)).baseUrl(api.url());
    }

    @Test
    void whateverIsAskedIsAnsweredAsDescribed() {
        String text = api.text("/openapi");
        JsonNode document = json.readTree(text);
        var conformity = new Conformity(text, json);
        var known = new HashSet<String>(Set.of("not-found", "method-not-allowed"));
        codes(document, known);
        Set<String> described = conformity.operations().collect(Collectors.toSet());
        List<Long> coupons = List.of(api.openCoupon(1_000_000), api.openCoupon(10), api.openCoupon(1));
        var requests = new OddRequests(new Random(SEED), document, coupons);

        List<String> faults = Objects.requireNonNull(Flux.range(0, REQUESTS)
            .map(number -> requests.next())
            .flatMap(request -> answerTo(request).publishOn(Schedulers.parallel())
                .flatMapIterable(answer -> faults(conformity, described, known, request, answer).stream()
                    .map(fault -> fault + "\n    " + request + "\n    " + answer)
                    .toList())
                .onErrorResume(error -> Mono.just("no answer: " + error + "\n    " + request)), AT_ONCE)
            .take(SHOWN)
            .collectList()
            .block(Duration.ofMinutes(5)));

        assertThat(faults).as("fuzz.seed=%d", SEED).isEmpty();
    }

    private List<String> faults(Conformity conformity, Set<String> described, Set<String> known,
            OddRequests.Request request, Answer answer) {
        var faults = new ArrayList<String>();
        if (answer.status >= 500) {
            faults.add("a fault of the service's");
        }
        boolean hasBody = !request.method().equals("HEAD");
        if (answer.status >= 400 && hasBody && !isKnownProblem(answer, known)) {
            faults.add("no problem that is known");
        }
        if (hasBody
                && conformity.operationOf(request.method(), request.path()).filter(described::contains).isPresent()) {
            faults.addAll(
                    conformity.faults(request.method(), request.path(), answer.status, answer.headers, answer.body));
        }
        return faults;
    }

    private boolean isKnownProblem(Answer answer, Set<String> known) {
        return String.valueOf(answer.headers.getContentType()).equals("application/problem+json")
                && known.contains(json.readTree(answer.body).path("code").asString(""));
    }

    // 503 means ask again, and is a fault only where that does not help.
    private Mono<Answer> answerTo(OddRequests.Request request) {
        return ask(request).filter(answer -> answer.status != 503)
            .repeatWhenEmpty(ASKED_AGAIN_MAX, times -> times.delayElements(Duration.ofSeconds(1)));
    }

    private Mono<Answer> ask(OddRequests.Request request) {
        return client.headers(headers -> {
            for (int index = 0; index < request.headers().size(); index += 2) {
                headers.add(request.headers().get(index), request.headers().get(index + 1));
            }
            if (!request.body().isEmpty()) {
                headers.set(HttpHeaders.CONTENT_LENGTH, request.body().length());
            }
        })
            .request(HttpMethod.valueOf(request.method()))
            .uri(request.address())
            .send(request.body().isEmpty() ? ByteBufFlux.fromInbound(Flux.empty())
                    : ByteBufFlux.fromInbound(
                            Mono.just(Unpooled.wrappedBuffer(request.body().getBytes(StandardCharsets.ISO_8859_1)))))
            .response((answer, body) -> isEndless(answer) ? Mono.just(answer(answer, ""))
                    : body.aggregate()
                        .asString(StandardCharsets.UTF_8)
                        .defaultIfEmpty("")
                        .map(text -> answer(answer, text)))
            .single()
            .timeout(WITHIN);
    }

    private static boolean isEndless(HttpClientResponse answer) {
        return "text/event-stream".equals(answer.responseHeaders().get(HttpHeaders.CONTENT_TYPE));
    }

    private static Answer answer(HttpClientResponse answer, String body) {
        var headers = new HttpHeaders();
        answer.responseHeaders().forEach(header -> headers.add(header.getKey(), header.getValue()));
        return new Answer(answer.status().code(), headers, body);
    }

    private static void codes(JsonNode node, Set<String> codes) {
        node.path("code").path("enum").forEach(code -> codes.add(code.stringValue()));
        node.path("code").path("const").asStringOpt().ifPresent(codes::add);
        node.forEach(child -> codes(child, codes));
    }

    private record Answer(int status, HttpHeaders headers, String body) {

        @Override
        public String toString() {
            return status + " " + headers + " " + (body.length() > 300 ? body.substring(0, 300) + "…" : body);
        }

    }

}
