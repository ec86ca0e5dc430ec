package io.firstcome.live.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServiceTest;

import static io.firstcome.harness.Problems.expect;
import static org.assertj.core.api.Assertions.assertThat;

/// Watching a drop.
@ServiceTest
class LiveIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Api api;

    private final Neighbours neighbours;

    private final JsonMapper json;

    private final Viewers viewers;

    LiveIT(Api api, Neighbours neighbours, JsonMapper json, Viewers viewers) {
        this.api = api;
        this.neighbours = neighbours;
        this.json = json;
        this.viewers = viewers;
    }

    @Test
    void theFiguresTellWhatHappened() {
        long coupon = api.openCoupon(3);
        api.crowd(coupon, Api.users("asks", 10));

        Eventually.isTrue(() -> stats(coupon).at("/answers/SOLD_OUT").asLong(0) == 7);
        JsonNode figures = stats(coupon);

        assertThat(figures.get("status").stringValue()).isEqualTo("SOLD_OUT");
        assertThat(figures.get("remaining").longValue()).isZero();
        assertThat(figures.at("/answers/ISSUED").longValue()).isEqualTo(3);
        assertThat(figures.get("soldOutAt").isNull()).isFalse();
        assertThat(figures.get("soldOutAfterMillis").longValue()).isBetween(0L, 60_000L);
        assertThat(figures.get("lastCommitAt").isNull()).isFalse();
        assertThat(figures.get("authority").stringValue()).isEqualTo("REDIS");
        Eventually.isTrue(() -> stats(coupon).at("/journal/entries").asLong(-1) == 0);
    }

    @Test
    void theFiguresAreOfAllInstances() {
        long coupon = api.openCoupon(5);
        try (var neighbour = neighbours.start()) {
            api.crowd(coupon, Api.users("here", 4));
            neighbour.api().crowd(coupon, Api.users("there", 4));

            Eventually.isTrue(() -> stats(coupon).at("/answers/ISSUED").asLong(0) == 5
                    && stats(coupon).at("/answers/SOLD_OUT").asLong(0) == 3);
        }
    }

    @Test
    void viewersSeeItAsItHappens() {
        long coupon = api.openCoupon(2);
        Eventually.isTrue(() -> viewers.connected() == 0);
        var remaining = Eventually.start(() -> Events.of(api, coupon)
            .map(event -> read(event).get("remaining").longValue())
            .takeUntil(seats -> seats == 0)
            .collectList()
            .block(WITHIN));
        Eventually.isTrue(() -> viewers.connected() > 0);

        api.crowd(coupon, List.of("first", "second"));

        assertThat(remaining.join()).startsWith(2L).endsWith(0L).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void viewersSeeThatTimeOpensACoupon() {
        long coupon = api.coupon("1", Instant.now().plusSeconds(3), Instant.now().plusSeconds(1000));

        var seen = Events.of(api, coupon)
            .map(event -> read(event).get("status").stringValue())
            .takeUntil("OPEN"::equals)
            .collectList()
            .block(WITHIN);

        assertThat(seen).startsWith("SCHEDULED").endsWith("OPEN");
    }

    @Test
    void aStreamOnWhichNothingHappensIsNotIdle() {
        long coupon = api.openCoupon(1);
        String sent = WebClient.create(api.url())
            .get()
            .uri("/v1/coupons/{id}/events", coupon)
            .retrieve()
            .bodyToFlux(DataBuffer.class)
            .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
            .scan("", String::concat)
            .takeUntil(text -> text.contains("\n: "))
            .blockLast(WITHIN);

        assertThat(sent).startsWith("event: figures\nretry: 2000\ndata: {").endsWith("\n\n: nothing new\n\n");
    }

    @Test
    void whatDoesNotExistCannotBeWatched() {
        for (String what : List.of("stats", "events")) {
            expect(api.anonymous().get().uri("/v1/coupons/9223372036854775807/" + what).exchange(), 404,
                    "coupon-not-found");
            expect(api.anonymous().get().uri("/v1/coupons/x/" + what).exchange(), 400, "invalid-id");
        }
    }

    private JsonNode stats(long coupon) {
        return Objects.requireNonNull(api.anonymous()
            .get()
            .uri("/v1/coupons/{id}/stats", coupon)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody());
    }

    private JsonNode read(ServerSentEvent<String> event) {
        return json.readTree(event.data());
    }

}
