package io.firstcome.admission.demand;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// What an administrator changes at one instance, every instance goes by within three
/// seconds, also when it has told others from memory meanwhile.
@ServiceTest
class ChangesSeenIT {

    private static final Duration AT_MOST = Duration.ofSeconds(3);

    private final Api here;

    private final Neighbours neighbours;

    ChangesSeenIT(Api here, Neighbours neighbours) {
        this.here = here;
        this.neighbours = neighbours;
    }

    @Test
    void raisedLoweredMovedPausedAndRevoked() {
        try (var neighbour = neighbours.start()) {
            Api there = neighbour.api();
            var both = List.of(there, here);
            there.crowd(here.openCoupon(1), List.of("warms-up"));
            long coupon = here.openCoupon(2);
            soldOut(both, coupon);

            // One seat each: only who is asked first gets it.
            seen(List.of(there), coupon, () -> patch(coupon, "{\"totalQuantity\": 3}"), Api.Answer::isIssued);
            soldOut(both, coupon);

            seen(List.of(there), coupon,
                    () -> here.admin()
                        .delete()
                        .uri("/v1/coupons/{id}/issues/1", coupon)
                        .exchange()
                        .expectStatus()
                        .isOk(),
                    Api.Answer::isIssued);

            patch(coupon, "{\"totalQuantity\": 1000}");
            seen(both, coupon, () -> {
            }, Api.Answer::isIssued);
            seen(both, coupon, () -> administer(coupon, "pause"), answer -> answer.code().equals("paused"));
            seen(both, coupon, () -> administer(coupon, "resume"), Api.Answer::isIssued);
            String later = Instant.now().plus(Duration.ofHours(1)).toString();
            seen(both, coupon, () -> patch(coupon, "{\"opensAt\": \"" + later + "\"}"),
                    answer -> answer.code().equals("not-open"));
            String earlier = Instant.now().minus(Duration.ofHours(1)).toString();
            seen(both, coupon, () -> patch(coupon, "{\"opensAt\": \"" + earlier + "\"}"), Api.Answer::isIssued);
            long issued = here.read(coupon).get("issuedQuantity").longValue() + 100;
            seen(both, coupon, () -> patch(coupon, "{\"totalQuantity\": " + issued + "}"), Api.Answer::isIssued);
            there.crowd(coupon, Api.users("rest", 200));
            seen(both, coupon, () -> {
            }, answer -> answer.code().equals("sold-out"));
        }
    }

    private static void soldOut(List<Api> instances, long coupon) {
        assertThat(instances).allSatisfy(
                api -> Eventually.isTrue(() -> api.crowd(coupon, Api.users("turned-away" + System.nanoTime(), 20))
                    .stream()
                    .noneMatch(Api.Answer::isIssued)));
    }

    private static void seen(List<Api> instances, long coupon, Runnable change, Predicate<Api.Answer> expected) {
        change.run();
        long since = System.nanoTime();
        Eventually.isTrue(() -> instances.stream()
            .map(api -> api.crowd(coupon, List.of("asks-" + System.nanoTime())).getFirst())
            .allMatch(expected));
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(AT_MOST);
    }

    private void patch(long coupon, String body) {
        here.admin()
            .patch()
            .uri("/v1/coupons/{id}", coupon)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body)
            .exchange()
            .expectStatus()
            .isOk();
    }

    private void administer(long coupon, String verb) {
        here.admin().post().uri("/v1/coupons/{id}/" + verb, coupon).exchange().expectStatus().isOk();
    }

}
