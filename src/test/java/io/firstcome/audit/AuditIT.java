package io.firstcome.audit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.micrometer.core.instrument.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// What keeps Redis and MySQL from agreeing is found, and healed by a state of Redis made
/// anew.
@ServiceTest
class AuditIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Api api;

    private final Rows rows;

    private final ReactiveStringRedisTemplate redis;

    private final Audit audit;

    AuditIT(Api api, DatabaseClient database, ReactiveStringRedisTemplate redis, Audit audit) {
        this.api = api;
        this.rows = new Rows(database);
        this.redis = redis;
        this.audit = audit;
    }

    @Test
    void afterADropTheyAgree() {
        long coupon = api.openCoupon(50);
        assertThat(look(coupon).get("verdict").stringValue()).isEqualTo("NO_GATE");

        api.crowd(coupon, Api.users("user", 200));

        Eventually.isTrue(() -> look(coupon).get("redis").get("journal").longValue() == 0);
        var found = look(coupon);
        assertThat(found.get("verdict").stringValue()).isEqualTo("AGREE");
        assertThat(found.get("redis").get("seats").longValue()).isEqualTo(50);
        assertThat(found.get("mysql").get("issuedQuantity").longValue()).isEqualTo(50);
        assertThat(found.get("differences").isEmpty()).isTrue();
    }

    @Test
    void aSeatThatNothingStandsForIsFoundAndGivenToSomebodyElse() {
        long coupon = api.openCoupon(3);
        api.crowd(coupon, Api.users("user", 2));
        redis.opsForSet().add(key(coupon, "winners"), "nobody").block(WITHIN);
        redis.opsForHash().increment(key(coupon, "gate"), "taken", 1).block(WITHIN);
        assertThat(kinds(look(coupon))).containsExactly("ORPHAN");

        audit.round().block(WITHIN);
        assertThat(kinds(look(coupon))).containsExactly("ORPHAN");
        audit.round().block(WITHIN);

        Eventually.isTrue(() -> agree(coupon));
        Eventually.isTrue(() -> api.crowd(coupon, List.of("third")).getFirst().status() == 200);
        assertThat(rows.positions(coupon)).hasSize(3);
    }

    @Test
    void aRedisThatDoesNotKnowOfARowLearnsOfIt() {
        long coupon = api.openCoupon(3);
        api.crowd(coupon, Api.users("user", 2));
        rows.change("INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at) VALUES (" + coupon
                + ", 3, 'unknown', NOW(6))");
        rows.change("UPDATE coupons SET issued_quantity = 3 WHERE id = " + coupon);
        assertThat(kinds(look(coupon))).containsExactly("BEHIND", "BEHIND");

        audit.round().block(WITHIN);
        audit.round().block(WITHIN);

        Eventually.isTrue(() -> agree(coupon));
        assertThat(look(coupon).get("redis").get("seats").longValue()).isEqualTo(3);
    }

    // Sold out, so that memory answers and no script meets the key.
    @ParameterizedTest
    @ValueSource(strings = { "gate", "winners", "journal" })
    void aKeyOfTheWrongTypeIsMadeAnew(String name) {
        long coupon = api.openCoupon(2);
        api.crowd(coupon, Api.users("user", 5));
        Eventually.isTrue(() -> look(coupon).get("redis").get("journal").longValue() == 0);
        String key = name.equals("journal") ? "fc:{" + coupon + "}:journal" : key(coupon, name);
        redis.delete(key).then(redis.opsForValue().set(key, "oops")).block(WITHIN);
        assertThat(kinds(look(coupon))).containsExactly("BEHIND");

        audit.round().block(WITHIN);
        audit.round().block(WITHIN);

        Eventually.isTrue(() -> agree(coupon));
        assertThat(look(coupon).get("redis").get("seats").longValue()).isEqualTo(2);
        assertThat(api.crowd(coupon, Api.users("late", 2))).allMatch(answer -> answer.code().equals("sold-out"));
    }

    @Test
    void aCounterThatDriftedIsReportedAndRedisIsLeftAlone() {
        long coupon = api.openCoupon(5);
        api.crowd(coupon, Api.users("user", 2));
        Eventually.isTrue(() -> look(coupon).get("redis").get("journal").longValue() == 0);
        rows.change("UPDATE coupons SET issued_quantity = 1 WHERE id = " + coupon);
        long epoch = look(coupon).get("epoch").longValue();
        var drifted = Metrics.counter("firstcome.audit.differences", "kind", "DRIFT");
        double before = drifted.count();

        for (int round = 0; round < 4; round++) {
            audit.round().block(WITHIN);
        }

        assertThat(kinds(look(coupon))).containsExactly("ORPHAN", "DRIFT");
        assertThat(look(coupon).get("epoch").longValue()).isEqualTo(epoch);
        assertThat(drifted.count()).isGreaterThan(before);
    }

    @Test
    void onlyAdministratorsAudit() {
        long coupon = api.openCoupon(1);
        api.as("alice").get().uri("/v1/coupons/{id}/audit", coupon).exchange().expectStatus().isForbidden();
        api.admin().get().uri("/v1/coupons/{id}/audit", Long.MAX_VALUE).exchange().expectStatus().isNotFound();
        api.admin().get().uri("/v1/coupons/x/audit").exchange().expectStatus().isBadRequest();
    }

    // Not "no difference", which is also true while the state is being made anew.
    private boolean agree(long coupon) {
        return look(coupon).get("verdict").stringValue().equals("AGREE");
    }

    private String key(long coupon, String name) {
        long epoch = rows.number("SELECT admission_epoch FROM coupons WHERE id = " + coupon);
        return "fc:{" + coupon + "}:e" + epoch + ":" + name;
    }

    private JsonNode look(long coupon) {
        return Objects.requireNonNull(api.admin()
            .get()
            .uri("/v1/coupons/{id}/audit", coupon)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody());
    }

    private static List<String> kinds(JsonNode found) {
        return found.get("differences").valueStream().map(difference -> difference.get("kind").stringValue()).toList();
    }

}
