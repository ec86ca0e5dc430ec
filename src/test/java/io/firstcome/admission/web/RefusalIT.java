package io.firstcome.admission.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// What a caller is told who gets none.
@ServiceTest
class RefusalIT {

    private final Instant now = Instant.now();

    private final Instant yesterday = now.minus(Duration.ofDays(1));

    private final Instant tomorrow = now.plus(Duration.ofDays(1));

    private final Api api;

    private final Rows rows;

    RefusalIT(Api api, DatabaseClient database) {
        this.api = api;
        this.rows = new Rows(database);
    }

    @Test
    void aSoldOutCouponSaysSoAndTellsItsWinnersOtherwise() {
        long coupon = api.openCoupon(1);
        api.issue(coupon, "winner").expectStatus().isCreated();

        // The first of these asks Redis and brings the filter, the later ones hear it
        // from memory.
        for (int i = 0; i < 20; i++) {
            refused(coupon, "loser-" + i, "sold-out");
            api.issue(coupon, "winner").expectStatus().isOk();
        }
    }

    @Test
    void beforeItOpensItSaysWhen() {
        long coupon = api.coupon("1", tomorrow, tomorrow.plusSeconds(60));

        for (int i = 0; i < 3; i++) {
            api.issue(coupon, "early")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-open")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains(tomorrow.toString().substring(0, 19)));
        }
    }

    @Test
    void itOpensOnTime() {
        long coupon = api.coupon("1", Instant.now().plusSeconds(3), tomorrow);
        refused(coupon, "dave", "not-open");

        Eventually.isTrue(() -> api.crowd(coupon, List.of("dave")).getFirst().isHeld());

        var row = rows.number("SELECT COUNT(*) FROM coupon_issues i JOIN coupons c ON c.id = i.coupon_id"
                + " WHERE i.issued_at >= c.opens_at AND c.id = " + coupon);
        assertThat(row).isEqualTo(1);
    }

    @Test
    void afterItsTimeItIsClosedButWhoHasOneHearsSo() {
        long coupon = api.coupon("5", yesterday, Instant.now().plusSeconds(3));
        api.issue(coupon, "in-time").expectStatus().isCreated();

        Eventually.isTrue(() -> api.crowd(coupon, List.of("in-time", "late-" + System.nanoTime()))
            .getLast()
            .code()
            .equals("closed"));

        api.issue(coupon, "in-time").expectStatus().isOk();
    }

    @Test
    void pausedAndClosedByHandAreTold() {
        long coupon = api.openCoupon(5);
        api.issue(coupon, "holder").expectStatus().isCreated();

        administer(coupon, "pause");
        refused(coupon, "erin", "paused");
        api.issue(coupon, "holder").expectStatus().isOk();
        administer(coupon, "resume");
        api.issue(coupon, "erin").expectStatus().isCreated();
        administer(coupon, "close");
        refused(coupon, "frank", "closed");
        api.issue(coupon, "holder").expectStatus().isOk();
    }

    @Test
    void aRevokedIssueIsNotIssuedAgain() {
        long coupon = api.openCoupon(2);
        api.issue(coupon, "grace").expectStatus().isCreated();

        rows.change("UPDATE coupon_issues SET revoked_at = NOW(6) WHERE coupon_id = " + coupon);

        refused(coupon, "grace", "revoked");
    }

    private void refused(long coupon, String user, String code) {
        api.issue(coupon, user).expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private void administer(long coupon, String verb) {
        api.admin().post().uri("/v1/coupons/{id}/" + verb, coupon).exchange().expectStatus().isOk();
    }

}
