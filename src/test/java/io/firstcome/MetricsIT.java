package io.firstcome;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.firstcome.harness.Api;
import io.firstcome.harness.Problems;
import io.firstcome.harness.Scrape;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// What the engineer on call reads.
@ServiceTest
class MetricsIT {

    private final Api api;

    private final Scrape scrape;

    MetricsIT(Api api) {
        this.api = api;
        this.scrape = new Scrape(api);
    }

    @Test
    void aDropIsCountedByItsOutcomes() {
        double issued = scrape.value("firstcome_admission_answers_total{outcome=\"ISSUED\"}");
        double soldOut = scrape.value("firstcome_admission_answers_total{outcome=\"SOLD_OUT\"}");
        long coupon = api.openCoupon(3);

        api.crowd(coupon, Api.users("counted", 10));

        assertThat(scrape.value("firstcome_admission_answers_total{outcome=\"ISSUED\"}") - issued).isEqualTo(3);
        assertThat(scrape.value("firstcome_admission_answers_total{outcome=\"SOLD_OUT\"}") - soldOut).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = { "firstcome_admission_batch_sum", "firstcome_admission_script_seconds_count",
            "firstcome_admission_script_seconds_bucket", "firstcome_admission_rebuilds_total",
            "firstcome_admission_epochs_total", "firstcome_admission_direct", "firstcome_admission_redis_lost",
            "firstcome_issuance_batch_sum", "firstcome_issuance_commit_seconds_count",
            "firstcome_issuance_commit_seconds_bucket", "firstcome_issuance_deferred_total",
            "firstcome_issuance_waiting", "firstcome_issuance_journal", "firstcome_issuance_journal_age_seconds",
            "firstcome_audit_differences_total", "firstcome_audit_comparisons_total", "firstcome_live_viewers",
            "http_server_requests_seconds_count", "r2dbc_pool_acquired_connections" })
    void everyMetricIsExported(String name) {
        api.crowd(api.openCoupon(1), List.of("alice"));

        assertThat(scrape.has(name)).isTrue();
    }

    @Test
    void neitherUsersNorCouponsAreTags() {
        long coupon = api.openCoupon(1);
        api.crowd(coupon, List.of("somebody-special"));
        api.anonymous().get().uri("/somewhere/special").exchange();

        assertThat(scrape.text()).doesNotContain("special", "\"" + coupon + "\"");
    }

    @Test
    void itIsForAdministratorsWhereThereIsNoPortOfItsOwn() {
        Problems.expect(api.anonymous().get().uri("/actuator/prometheus").exchange(), 401, "no-token");
        Problems.expect(api.as("alice").get().uri("/actuator/prometheus").exchange(), 403, "insufficient-scope");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/livez", "/readyz", "/actuator/health/liveness", "/actuator/health/readiness" })
    void whetherItLivesIsToldToEverybody(String path) {
        api.anonymous()
            .get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .jsonPath("$.status")
            .isEqualTo("UP");
    }

}
