package io.firstcome.coupon.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The administration of coupons.
@ServiceTest
class CouponsIT {

    private final Api api;

    private final Rows rows;

    CouponsIT(Api api, DatabaseClient database) {
        this.api = api;
        this.rows = new Rows(database);
    }

    @Nested
    class WhenCreated {

        @Test
        void itReadsAsItWasSaid() {
            var location = api.admin()
                .post()
                .uri("/v1/coupons")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"title": " Grüße 🎉 ", "totalQuantity": 500, "discountAmount": 1000, "minOrderAmount": 5000,
                         "usableUntil": "2040-03-01T00:00:00Z",
                         "opensAt": "2040-01-31T12:00:00.123456+09:00", "closesAt": "2040-02-01T00:00:00Z"}
                        """)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation();

            api.anonymous()
                .get()
                .uri(Objects.requireNonNull(location).toString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Grüße 🎉")
                .jsonPath("$.type")
                .isEqualTo("FIRST_COME_FIRST_SERVED")
                .jsonPath("$.totalQuantity")
                .isEqualTo(500)
                .jsonPath("$.issuedQuantity")
                .isEqualTo(0)
                .jsonPath("$.remaining")
                .isEqualTo(500)
                .jsonPath("$.status")
                .isEqualTo("SCHEDULED")
                .jsonPath("$.opensAt")
                .isEqualTo("2040-01-31T03:00:00.123456Z")
                .jsonPath("$.usableUntil")
                .isEqualTo("2040-03-01T00:00:00.000000Z")
                .jsonPath("$.discountAmount")
                .isEqualTo(1000)
                .jsonPath("$.minOrderAmount")
                .isEqualTo(5000);
        }

        @Test
        void itsTimesAreInUtcWhateverTheZoneOfTheService() {
            long coupon = api.coupon("1", Instant.parse("2030-06-01T00:00:00Z"), Instant.parse("2031-06-01T00:00:00Z"));

            assertThat(rows.number("SELECT COUNT(*) FROM coupons WHERE opens_at = '2030-06-01 00:00:00'"
                    + " AND created_at BETWEEN UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AND UTC_TIMESTAMP(6) AND id = "
                    + coupon))
                .isEqualTo(1);
        }

    }

    @Nested
    class WhenListed {

        @Test
        void pagesFollowEachOtherWithoutGapOrRepeat() {
            var made = new ArrayList<Long>();
            for (int i = 0; i < 7; i++) {
                made.add(api.openCoupon(1));
            }

            var seen = new ArrayList<Long>();
            Long after = made.getFirst() - 1;
            while (after != null) {
                JsonNode page = page("limit=3&after=" + after);
                page.get("coupons").forEach(coupon -> seen.add(coupon.get("id").longValue()));
                assertThat(page.get("coupons").size()).isLessThanOrEqualTo(3);
                after = page.get("after").isNull() ? null : page.get("after").longValue();
            }

            assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(made);
        }

        @Test
        void theNewestComeFirstWhereThatIsAskedFor() {
            long first = api.openCoupon(1);
            long second = api.openCoupon(1);
            long third = api.openCoupon(1);

            JsonNode page = page("order=newest&limit=2");
            assertThat(page.at("/coupons/0/id").longValue()).isEqualTo(third);
            assertThat(page.at("/coupons/1/id").longValue()).isEqualTo(second);
            assertThat(
                    page("order=newest&limit=1&after=" + page.get("after").longValue()).at("/coupons/0/id").longValue())
                .isEqualTo(first);
        }

        @Test
        void theyCanBeAskedForByState() {
            long open = api.openCoupon(1);
            long soldOut = api.openCoupon(1);
            api.issue(soldOut, "alice").expectStatus().isCreated();
            long scheduled = api.coupon("1", Instant.now().plusSeconds(1000), Instant.now().plusSeconds(2000));
            long ended = api.coupon("1", Instant.now().minusSeconds(2000), Instant.now().minusSeconds(1000));
            long closed = api.openCoupon(1);
            administer(closed, "close").expectStatus().isOk();
            long paused = api.openCoupon(1);
            administer(paused, "pause").expectStatus().isOk();

            assertThat(List.of(open, soldOut, scheduled, ended, closed, paused)
                .stream()
                .map(api::read)
                .map(coupon -> coupon.get("status").stringValue()))
                .containsExactly("OPEN", "SOLD_OUT", "SCHEDULED", "ENDED", "CLOSED", "PAUSED");
            for (long coupon : List.of(open, soldOut, scheduled, ended, closed, paused)) {
                String status = api.read(coupon).get("status").stringValue();
                JsonNode page = page("limit=1&state=" + status + "&after=" + (coupon - 1));
                assertThat(page.get("coupons").get(0).get("id").longValue()).isEqualTo(coupon);
            }
        }

    }

    private WebTestClient.ResponseSpec administer(long coupon, String verb) {
        return api.admin().post().uri("/v1/coupons/{id}/" + verb, coupon).exchange();
    }

    private JsonNode page(String query) {
        return Objects.requireNonNull(api.anonymous()
            .get()
            .uri("/v1/coupons?" + query)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody());
    }

}
