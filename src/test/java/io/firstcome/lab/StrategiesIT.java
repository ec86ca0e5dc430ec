package io.firstcome.lab;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;

import io.firstcome.harness.Api;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;

import static org.assertj.core.api.Assertions.assertThat;

/// One contract for all eight strategies: which promise each of them keeps under a crowd,
/// and which it breaks, with one instance of the service and with two.
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class StrategiesIT {

    private static final int SEATS = 50;

    private static final int USERS = 150;

    /// A race is not lost every time.
    private static final int DROPS_MIN = 3;

    private static final int DROPS_MAX = 10;

    private final List<Neighbour> neighbours;

    private final List<Api> instances = new ArrayList<>();

    StrategiesIT(Neighbours all) {
        this.neighbours = List.of(all.startWithLab(), all.startWithLab());
    }

    @BeforeAll
    void awaitBoth() {
        neighbours.forEach(neighbour -> instances.add(neighbour.api()));
    }

    @AfterAll
    void stop() {
        neighbours.forEach(Neighbour::close);
    }

    @ParameterizedTest
    @EnumSource
    void keepsOrBreaksItsPromisesAsExpectedInOneInstance(Expected strategy) {
        check(strategy, strategy.broken, instances.subList(0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void keepsOrBreaksItsPromisesAsExpectedInTwoInstances(Expected strategy) {
        check(strategy, strategy.brokenByTwo, instances);
    }

    @Test
    void aStrategyThatThereIsNotIsNamedWithThoseThatThereAre() {
        instances.getFirst()
            .as("alice")
            .get()
            .uri("/lab/hope/coupons/1")
            .exchange()
            .expectStatus()
            .isNotFound()
            .expectBody()
            .jsonPath("$.code")
            .isEqualTo("strategy-not-found")
            .jsonPath("$.detail")
            .value(String.class, detail -> assertThat(detail).contains("naive", "firstcome"));
    }

    @ParameterizedTest
    @EnumSource
    void aCouponThatThereIsNotIsTold(Expected strategy) {
        var api = instances.getFirst();
        String coupon = "/lab/" + strategy.path() + "/coupons/4711000000";
        api.as("alice").get().uri(coupon).exchange().expectStatus().isNotFound();
        api.as("alice").post().uri(coupon + "/issues").exchange().expectStatus().isNotFound();
        api.as("alice")
            .post()
            .uri("/lab/" + strategy.path() + "/coupons")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue("{\"totalQuantity\": 1}")
            .exchange()
            .expectStatus()
            .isForbidden();
        api.admin()
            .post()
            .uri("/lab/" + strategy.path() + "/coupons")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue("{\"totalQuantity\": 0}")
            .exchange()
            .expectStatus()
            .isBadRequest();
    }

    private static void check(Expected strategy, Set<Promise> broken, List<Api> asked) {
        // Whoever breaks the stock does not promise the rest either, but may have to be
        // watched for long until that is seen.
        Set<Promise> notKept = broken.isEmpty() ? broken : Expected.wrong();
        var seenBroken = EnumSet.noneOf(Promise.class);
        int drops = 0;
        do {
            var after = new StrategyDrop(asked, strategy.path(), SEATS).arrive(everybodyTwice());
            for (Promise promise : Promise.values()) {
                if (!promise.isKept(after)) {
                    assertThat(notKept).as("broken by %s: %s", strategy.path(), after).contains(promise);
                    seenBroken.add(promise);
                }
            }
            drops++;
        }
        while (drops < DROPS_MIN || (drops < DROPS_MAX && !seenBroken.containsAll(broken)));
        assertThat(seenBroken).as("seen broken by %s in %d drops", strategy.path(), drops).containsAll(broken);
    }

    // Twice at once, as who is impatient does.
    private static List<String> everybodyTwice() {
        return IntStream.range(0, 2 * USERS).mapToObj(index -> "user-" + index / 2).toList();
    }

    private enum Expected {

        NAIVE(wrong(), wrong()),

        // In one instance the look for an older row mostly comes after the commit.
        LOCK_INSIDE_TRANSACTION(EnumSet.of(Promise.NEVER_MORE_THAN_THE_STOCK, Promise.THE_COUNTER_IS_RIGHT), wrong()),

        LOCK_OUTSIDE_TRANSACTION(none(), wrong()),

        REDIS_LOCK(none(), none()),

        SELECT_FOR_UPDATE(none(), none()),

        CONDITIONAL_UPDATE(none(), none()),

        ASYNC_QUEUE(none(), none()),

        FIRSTCOME(none(), none());

        private final Set<Promise> broken;

        private final Set<Promise> brokenByTwo;

        Expected(Set<Promise> broken, Set<Promise> brokenByTwo) {
            this.broken = broken;
            this.brokenByTwo = brokenByTwo;
        }

        private String path() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Set<Promise> wrong() {
            return EnumSet.of(Promise.NEVER_MORE_THAN_THE_STOCK, Promise.THE_COUNTER_IS_RIGHT, Promise.ONCE_A_USER);
        }

        private static Set<Promise> none() {
            return EnumSet.noneOf(Promise.class);
        }

    }

}
