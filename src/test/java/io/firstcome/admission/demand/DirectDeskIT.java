package io.firstcome.admission.demand;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.admission.gate.Decision;
import io.firstcome.admission.gate.GateUnusable;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;
import io.firstcome.issuance.Authority;
import io.firstcome.issuance.IssuanceWriter;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Winner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What MySQL decides in the place of Redis.
@ServiceTest
class DirectDeskIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Epoch LOST = new Epoch(6);

    private static final Epoch DIRECT = new Epoch(7);

    private final Api api;

    private final Rows rows;

    private final DirectDesk desk;

    private final IssuanceWriter writer;

    private final Authority authority;

    DirectDeskIT(Api api, DatabaseClient database, DirectDesk desk, IssuanceWriter writer, Authority authority) {
        this.api = api;
        this.rows = new Rows(database);
        this.desk = desk;
        this.writer = writer;
        this.authority = authority;
    }

    @AfterEach
    void giveBack() {
        rows.change("UPDATE coupons SET admission_mode = 'REDIS' WHERE admission_mode = 'DIRECT'");
    }

    @Test
    void winnersThatTheLostRedisHadAdmittedComeBeforeNewcomers() {
        long coupon = directCoupon(3);
        assertThat(writer.write(winner(coupon, "second", 9)).block(WITHIN)).isInstanceOf(Commit.EpochMoved.class);
        assertThat(writer.write(winner(coupon, "first", 8)).block(WITHIN)).isInstanceOf(Commit.EpochMoved.class);

        var decisions = decide(coupon, DIRECT, "newcomer", "late");

        assertThat(rows.usersByPosition(coupon)).containsExactly("first", "second", "newcomer");
        assertThat(decisions.getFirst()).isInstanceOf(Decision.Issued.class);
        assertThat(decisions.getLast()).isInstanceOf(Decision.NoneLeft.class);
        assertThat(decide(coupon, DIRECT, "second")).singleElement().isInstanceOf(Decision.Held.class);
    }

    @Test
    void underAnotherEpochTheyAreKeptForTheNextOne() {
        long coupon = directCoupon(3);
        assertThat(writer.write(winner(coupon, "early", 1)).block(WITHIN)).isInstanceOf(Commit.EpochMoved.class);

        assertThatExceptionOfType(GateUnusable.class).isThrownBy(() -> decide(coupon, LOST, "newcomer"));
        assertThat(rows.positions(coupon)).isEmpty();

        decide(coupon, DIRECT, "newcomer");
        assertThat(rows.usersByPosition(coupon)).containsExactly("early", "newcomer");
    }

    @Test
    void winnersInTheJournalAreLeftForTheWayBack() {
        long coupon = directCoupon(3);
        rows.change("UPDATE coupons SET state = 'CLOSED' WHERE id = " + coupon);

        assertThat(authority.decideAnew(new CouponId(coupon), new UserId("early")).block(WITHIN)).isFalse();
    }

    @Test
    void whatOneHoldsIsSaidByTheRowAndElseIsOpen() {
        long coupon = directCoupon(3);
        api.issue(coupon, "alice").expectStatus().isCreated();

        api.as("alice").get().uri("/v1/coupons/{id}/issues/me", coupon).exchange().expectStatus().isOk();
        api.as("bob").get().uri("/v1/coupons/{id}/issues/me", coupon).exchange().expectStatus().isEqualTo(503);
    }

    @Test
    void justAfterTheChangeOfAuthorityNewcomersHear503() {
        long coupon = directCoupon(3);
        rows.change("UPDATE coupons SET fence_at = NOW(6) WHERE id = " + coupon);

        api.issue(coupon, "alice").expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "1");
        Eventually.isTrue(() -> api.crowd(coupon, List.of("alice")).getFirst().isHeld());
    }

    private List<Decision> decide(long coupon, Epoch epoch, String... users) {
        return Objects
            .requireNonNull(desk.decide(new CouponId(coupon), epoch, List.of(users).stream().map(UserId::new).toList())
                .block(WITHIN));
    }

    private static Winner winner(long coupon, String user, long position) {
        return new Winner(new CouponId(coupon), LOST, new UserId(user), new Position(position),
                Instant.ofEpochSecond(position), new Winner.EntryId(position + "-1"));
    }

    private long directCoupon(long seats) {
        long coupon = api.openCoupon(seats);
        rows.change(
                "UPDATE coupons SET admission_mode = 'DIRECT', admission_epoch = " + DIRECT + " WHERE id = " + coupon);
        return coupon;
    }

}
