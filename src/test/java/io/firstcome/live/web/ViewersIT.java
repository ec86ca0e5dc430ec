package io.firstcome.live.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Many who watch one drop.
@ServiceTest
class ViewersIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Api api;

    private final Viewers viewers;

    ViewersIT(Api api, Viewers viewers) {
        this.api = api;
        this.viewers = viewers;
    }

    @Test
    void oneSnapshotServesAllViewers() {
        long coupon = api.openCoupon(100);
        var seen = Eventually.start(() -> Flux.range(0, 50)
            .flatMap(viewer -> Events.of(api, coupon)
                .map(event -> String.valueOf(event.data()))
                .takeUntil(data -> data.contains("\"issuedQuantity\":1,")), 50)
            .collectList()
            .block(WITHIN));
        Eventually.isTrue(() -> viewers.connected() >= 50);

        api.crowd(coupon, List.of("first"));

        var distinct = new HashSet<>(Objects.requireNonNull(seen.join()));
        assertThat(seen.join()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(distinct).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void manyViewersSeeItLessOftenAndAllSeeTheEnd() {
        long coupon = api.openCoupon(30);
        int crowd = 1000;
        var seen = Eventually.start(() -> Flux.range(0, crowd)
            .flatMap(viewer -> Events.of(api, coupon)
                .map(event -> String.valueOf(event.data()))
                .takeUntil(data -> data.contains("\"SOLD_OUT\"")), crowd)
            .collectList()
            .block(WITHIN));
        Eventually.isTrue(() -> viewers.connected() >= crowd);

        var began = Instant.now();
        Flux.range(1, 30)
            .delayElements(Duration.ofMillis(100))
            .publishOn(Schedulers.boundedElastic())
            .doOnNext(number -> api.crowd(coupon, List.of("user-" + number)))
            .blockLast(WITHIN);
        // Whom an overloaded machine told 503 leaves a seat.
        api.crowd(coupon, Api.users("late", 30));

        assertThat(seen.join()).filteredOn(data -> data.contains("\"SOLD_OUT\"")).hasSize(crowd);
        // Each the first, one every two seconds, and the last.
        long most = 2 + Duration.between(began, Instant.now()).toSeconds() / 2;
        assertThat((long) seen.join().size()).isLessThanOrEqualTo(most * crowd);
    }

    @Test
    void whoHangsUpIsNotCountedAnyMore() {
        long coupon = api.openCoupon(1);
        Events.of(api, coupon).blockFirst(WITHIN);

        Eventually.isTrue(() -> viewers.connected() == 0);
    }

}
