package io.firstcome;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The moment a coupon opens and the crowd arrives.
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropIT {

    private static final int SEATS = 500;

    private static final int CROWD = 10_000;

    private static final int EARLY = 50;

    private final Api api;

    private final Rows rows;

    private final ReactiveStringRedisTemplate redis;

    private final Neighbours neighbours;

    private Neighbour neighbour;

    DropIT(Api api, DatabaseClient database, ReactiveStringRedisTemplate redis, Neighbours neighbours) {
        this.redis = redis;
        this.api = api;
        this.rows = new Rows(database);
        this.neighbours = neighbours;
    }

    // Gets ready while the first tests need none.
    @BeforeAll
    void startAnother() {
        neighbour = neighbours.start();
    }

    @AfterAll
    void stopIt() {
        neighbour.close();
    }

    @Nested
    class WhenTenThousandComeForFiveHundredSeats {

        @Test
        void exactlyTheFirstFiveHundredGetOne() {
            long coupon = api.openCoupon(SEATS);

            var answers = api.crowd(coupon, Api.users("crowd" + coupon, CROWD));

            var winners = answers.stream().filter(Api.Answer::isIssued).toList();
            assertThat(winners).hasSize(SEATS);
            assertThat(answers).filteredOn(answer -> !answer.isIssued())
                .allMatch(answer -> answer.status() == 409 && answer.code().equals("sold-out"));
            assertThat(winners.stream().map(Api.Answer::position).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, SEATS).boxed().toList());
            assertThat(rows.usersByPosition(coupon)).containsExactlyElementsOf(
                    winners.stream().sorted(Comparator.comparing(Api.Answer::position)).map(Api.Answer::user).toList());
            assertThat(api.read(coupon).get("issuedQuantity").longValue()).isEqualTo(SEATS);
            assertThat(api.read(coupon).get("status").stringValue()).isEqualTo("SOLD_OUT");
        }

        @Test
        void aWinnerWhoAsksAgainGetsTheSameIssue() {
            long coupon = api.openCoupon(SEATS);
            var first = winners(api.crowd(coupon, Api.users("again" + coupon, SEATS * 2)));

            var again = api.crowd(coupon, first.stream().map(Api.Answer::user).toList());

            assertThat(again).allMatch(answer -> answer.status() == 200);
            assertThat(again.stream().map(Api.Answer::body))
                .containsExactlyElementsOf(first.stream().map(Api.Answer::body).toList());
            assertThat(rows.usersByPosition(coupon)).hasSize(SEATS);
        }

        @Test
        void theJournalIsEmptyAfterwards() {
            long coupon = api.openCoupon(SEATS);

            api.crowd(coupon, Api.users("journal" + coupon, SEATS * 2), "respond-async");

            Eventually.isTrue(() -> rows.usersByPosition(coupon).size() == SEATS);
            Eventually.isTrue(() -> Long.valueOf(0)
                .equals(redis.opsForStream().size("fc:{" + coupon + "}:journal").block(Duration.ofSeconds(5))));
        }

    }

    @Nested
    class WhenTwoInstancesShareACoupon {

        @Test
        void togetherTheyGiveOutExactlyTheSeats() {
            long coupon = api.openCoupon(SEATS);
            var users = Api.users("shared" + coupon, CROWD / 2);
            var first = neighbour.api().crowd(coupon, Api.users("early" + coupon, EARLY));
            var here = Eventually.start(() -> api.crowd(coupon, users.subList(0, CROWD / 4)));
            var there = neighbour.api().crowd(coupon, users.subList(CROWD / 4, CROWD / 2));

            var winners = winners(Stream.of(first, here.join(), there).flatMap(List::stream).toList());

            assertThat(winners).hasSize(SEATS);
            assertThat(winners.stream().map(Api.Answer::position)).doesNotHaveDuplicates();
            assertThat(rows.usersByPosition(coupon)).hasSize(SEATS);
            assertThat(winners(first)).hasSize(EARLY);
        }

        @Test
        void openingItAtTheSameTimeOpensItOnce() {
            neighbour.api().crowd(api.openCoupon(1), List.of("warms-up"), "wait=10");
            for (int round = 0; round < 10; round++) {
                long coupon = api.openCoupon(1);
                var here = Eventually.start(() -> api.crowd(coupon, List.of("here-1", "here-2")));
                var there = neighbour.api().crowd(coupon, List.of("there-1", "there-2"));

                var all = Stream.concat(here.join().stream(), there.stream()).toList();

                assertThat(winners(all)).as("answers: %s", all).hasSize(1);
                assertThat(rows.usersByPosition(coupon)).hasSize(1);
            }
        }

    }

    private static List<Api.Answer> winners(List<Api.Answer> answers) {
        return answers.stream().filter(Api.Answer::isIssued).toList();
    }

}
