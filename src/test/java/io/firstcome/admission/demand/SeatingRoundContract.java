package io.firstcome.admission.demand;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.Decision;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.harness.Rows;
import io.firstcome.issuance.ledger.DirectLedger;
import io.firstcome.issuance.ledger.Winner;

import static org.assertj.core.api.Assertions.assertThat;

/// MySQL decides and writes in one, as exactly as with Redis before it.
abstract class SeatingRoundContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Epoch EPOCH = new Epoch(7);

    private static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Instant BEFORE = Instant.parse("2030-01-01T12:00:00.123456Z");

    private final Rows rows;

    private final DirectLedger ledger;

    SeatingRoundContract(DatabaseClient database, DirectLedger ledger) {
        this.rows = new Rows(database);
        this.ledger = ledger;
    }

    @Test
    void seatsInTheOrderOfAskingUpToTheStock() {
        long coupon = directCoupon(2);

        var decisions = seat(coupon, List.of(), "alice", "bob", "alice", "carol");

        assertThat(decisions.get(0)).isInstanceOf(Decision.Issued.class);
        assertThat(decisions.get(1)).isInstanceOf(Decision.Issued.class);
        assertThat(decisions.get(2)).isInstanceOf(Decision.Held.class);
        assertThat(decisions.get(3)).isInstanceOf(Decision.NoneLeft.class);
        assertThat(rows.usersByPosition(coupon)).containsExactly("alice", "bob");
        assertThat(counted(coupon)).isEqualTo(2);
    }

    @Test
    void whoHasARowKeepsItWhateverTheState() {
        long coupon = directCoupon(1);
        seat(coupon, List.of(), "alice");
        rows.change("UPDATE coupons SET state = 'PAUSED' WHERE id = " + coupon);

        var decisions = seat(coupon, List.of(), "alice", "bob");

        assertThat(decisions.getFirst()).isInstanceOf(Decision.Held.class);
        assertThat(decisions.getLast()).isEqualTo(new Decision.Paused());
        assertThat(rows.usersByPosition(coupon)).containsExactly("alice");
    }

    @Test
    void aWindowIsKeptByTheClockOfMySql() {
        long early = direct(rows.coupon(5, Instant.now().plusSeconds(3600), Instant.now().plusSeconds(7200)));
        long late = directCoupon(5);
        rows.change("UPDATE coupons SET closes_at = NOW(6) WHERE id = " + late);

        assertThat(seat(early, List.of(), "alice")).containsExactly(new Decision.NotOpen());
        assertThat(seat(late, List.of(), "alice")).containsExactly(new Decision.Closed());
    }

    @Test
    void thoseWhomRedisHadAdmittedComeFirstAndKeepTheirMoment() {
        long coupon = directCoupon(2);

        var decisions = seat(coupon, List.of(admitted(coupon, "early", 9)), "newcomer", "early", "late");

        assertThat(rows.usersByPosition(coupon)).containsExactly("early", "newcomer");
        assertThat(decisions.get(1)).isInstanceOfSatisfying(Decision.Held.class,
                held -> assertThat(held.issue().issuedAt()).isEqualTo(BEFORE));
        assertThat(decisions.get(2)).isInstanceOf(Decision.NoneLeft.class);
    }

    @Test
    void newcomersWaitUntilTheChangeOfAuthorityHasSettledAndWinnersDoNot() {
        long coupon = directCoupon(3);
        rows.change("UPDATE coupons SET fence_at = NOW(6) WHERE id = " + coupon);

        assertThat(seat(coupon, List.of(admitted(coupon, "early", 9)), "newcomer", "early")).first()
            .isEqualTo(new Decision.Settling());
        assertThat(rows.usersByPosition(coupon)).containsExactly("early");

        rows.change("UPDATE coupons SET fence_at = NOW(6) - INTERVAL 2 SECOND WHERE id = " + coupon);
        seat(coupon, List.of(), "newcomer");
        assertThat(rows.usersByPosition(coupon)).containsExactly("early", "newcomer");
    }

    @Test
    void underAnotherEpochOrAnotherAuthorityNothingIsDecided() {
        long moved = directCoupon(5);
        rows.change("UPDATE coupons SET admission_epoch = 8 WHERE id = " + moved);
        long redis = directCoupon(5);
        rows.change("UPDATE coupons SET admission_mode = 'REDIS' WHERE id = " + redis);

        for (long coupon : List.of(moved, redis)) {
            assertThat(decide(coupon, List.of(), users("alice")).blockOptional(WITHIN)).isEmpty();
            assertThat(rows.positions(coupon)).isEmpty();
        }
    }

    @Test
    void manyInstancesAtOnceSeatExactlyTheStock() {
        long coupon = directCoupon(100);

        var seated = Flux.range(0, 16)
            .flatMap(crowd -> decide(coupon, List.of(),
                    IntStream.range(0, 20).mapToObj(user -> new UserId(crowd + "-" + user)).toList()), 16)
            .flatMapIterable(decisions -> decisions)
            .filter(Decision.Issued.class::isInstance)
            .count()
            .block(WITHIN);

        assertThat(seated).isEqualTo(100);
        assertThat(rows.positions(coupon)).hasSize(100).startsWith(1L).endsWith(100L);
        assertThat(counted(coupon)).isEqualTo(100);
    }

    private List<Decision> seat(long coupon, List<Winner> before, String... users) {
        return Objects.requireNonNull(decide(coupon, before, users(users)).block(WITHIN));
    }

    private Mono<List<Decision>> decide(long coupon, List<Winner> before, List<UserId> users) {
        var asked = Stream.concat(users.stream(), before.stream().map(Winner::user)).toList();
        return ledger
            .decide(new CouponId(coupon), EPOCH, SETTLING, asked, locked -> new SeatingRound(locked, before, users))
            .map(SeatingRound::decisions);
    }

    private static List<UserId> users(String... names) {
        return List.of(names).stream().map(UserId::new).toList();
    }

    private static Winner admitted(long coupon, String user, long position) {
        return new Winner(new CouponId(coupon), new Epoch(6), new UserId(user), new Position(position), BEFORE,
                new Winner.EntryId("1-1"));
    }

    private long directCoupon(long seats) {
        return direct(rows.openCoupon(seats));
    }

    private long direct(long coupon) {
        rows.change(
                "UPDATE coupons SET admission_mode = 'DIRECT', admission_epoch = " + EPOCH + " WHERE id = " + coupon);
        return coupon;
    }

    private long counted(long coupon) {
        return rows.number("SELECT issued_quantity FROM coupons WHERE id = " + coupon);
    }

}
