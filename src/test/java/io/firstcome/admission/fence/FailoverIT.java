package io.firstcome.admission.fence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;
import io.firstcome.wire.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/// The service goes on when Redis is gone: MySQL alone issues, exactly, and gives the
/// authority back.
@Order(4)
class FailoverIT {

    @Nested
    @EnabledOnOs(OS.LINUX)
    class WhenNoInstanceReachesRedis {

        private final Path data;

        private final Neighbour service;

        WhenNoInstanceReachesRedis(@TempDir Path data) {
            this.data = data;
            this.service = Neighbour.start(List.of("--server.port=0", "--firstcome.embedded.data-folder=" + data,
                    "--firstcome.security.local-key=" + ServersTest.LOCAL_KEY,
                    "--firstcome.admission.redis-steady-for=2s"));
        }

        @AfterEach
        void stop() throws IOException, InterruptedException {
            redis("CONT");
            service.close();
        }

        @Test
        void mySqlIssuesExactlyTheRestAndRedisTakesOverAgain() throws IOException, InterruptedException {
            Api api = service.api();
            long coupon = api.openCoupon(50);
            var answers = new ArrayList<Api.Answer>(api.crowd(coupon, Api.users("early", 10)));
            assertThat(health(api)).isEqualTo("UP");

            redis("STOP");
            Eventually.isTrue(() -> api.crowd(coupon, List.of("first")).getFirst().status() == 200);
            assertThat(health(api)).isEqualTo("DEGRADED");
            assertThat(ready(api)).isEqualTo(200);
            answers.addAll(api.crowd(coupon, Api.users("direct", 100)));
            assertThat(answers.stream().filter(Api.Answer::isIssued)).hasSize(49);
            assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allMatch(answer -> answer.code().equals("sold-out"))
                .hasSize(61);
            assertThat(api.crowd(coupon, Api.users("early", 10))).allMatch(answer -> answer.status() == 200);

            redis("CONT");
            Eventually.isTrue(() -> health(api).equals("UP"));
            raiseTo(api, coupon, 60);
            Eventually.isTrue(() -> api.read(coupon).get("issuedQuantity").longValue() < 60
                    && api.crowd(coupon, List.of("after")).getFirst().status() == 200);
            answers.addAll(api.crowd(coupon, Api.users("late", 100)));

            assertThat(answers.stream().filter(Api.Answer::isIssued)).hasSize(58);
            assertThat(api.read(coupon).get("issuedQuantity").longValue()).isEqualTo(60);
            assertThat(api.crowd(coupon, List.of("first", "early-1", "direct-1", "after")))
                .allMatch(answer -> answer.status() == 200);
        }

        private void raiseTo(Api api, long coupon, long total) {
            api.admin()
                .patch()
                .uri("/v1/coupons/{id}", coupon)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"totalQuantity\": " + total + "}")
                .exchange()
                .expectStatus()
                .isOk();
        }

        private void redis(String signal) throws IOException, InterruptedException {
            String pid = Files.readString(data.resolve("redis.pid")).split(" ", 2)[0];
            new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
        }

    }

    @Nested
    @ServersTest
    class WhenOneInstanceAloneHasLostIt {

        private final Api others;

        private final Neighbour cutOff;

        private final Wire toRedis;

        WhenOneInstanceAloneHasLostIt(Api others, Neighbours neighbours) {
            this.others = others;
            this.toRedis = Wire.to(neighbours::redisPort);
            this.cutOff = neighbours.start(neighbours.mySqlPort(), toRedis.port());
        }

        @AfterEach
        void stop() {
            cutOff.close();
            toRedis.close();
        }

        @Test
        void thatOneAnswers503AndRedisStaysTheAuthority() {
            Api api = cutOff.api();
            long coupon = others.openCoupon(20);
            // It has only just started, and others work beside it: 503 means ask again.
            Eventually.isTrue(() -> api.crowd(coupon, Api.users("there", 5), "wait=10")
                .stream()
                .allMatch(answer -> answer.status() == 200 || answer.status() == 201));

            toRedis.cut();
            Eventually.isTrue(() -> {
                assertThat(api.crowd(coupon, Api.users("nobody", 1))).allMatch(answer -> answer.status() == 503);
                return health(api).equals("DEGRADED");
            });
            assertThat(api.crowd(coupon, Api.users("nobody", 5))).allMatch(answer -> answer.status() == 503);
            assertThat(others.crowd(coupon, Api.users("here", 30), "wait=10").stream().filter(Api.Answer::isIssued))
                .hasSize(15);
            assertThat(health(others)).isEqualTo("UP");

            toRedis.mend();
            Eventually.isTrue(() -> health(api).equals("UP"));
            assertThat(api.crowd(coupon, Api.users("there", 5))).allMatch(answer -> answer.status() == 200);
        }

    }

    private static String health(Api api) {
        JsonNode health = api.anonymous()
            .get()
            .uri("/actuator/health")
            .exchange()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody();
        return health == null ? "" : health.get("status").stringValue();
    }

    private static int ready(Api api) {
        return api.anonymous()
            .get()
            .uri("/actuator/health/readiness")
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getStatus()
            .value();
    }

}
