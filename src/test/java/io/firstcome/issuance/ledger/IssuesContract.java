package io.firstcome.issuance.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

import io.firstcome.core.CouponId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.harness.Rows;

import static org.assertj.core.api.Assertions.assertThat;

/// What was issued is found again, by user and by position.
abstract class IssuesContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00.123456Z");

    private final Rows rows;

    private final Issues issues;

    private CouponId coupon = new CouponId(1);

    IssuesContract(DatabaseClient database) {
        this.rows = new Rows(database);
        this.issues = new Issues(database);
    }

    @BeforeEach
    void threeAreIssued() {
        coupon = new CouponId(rows.openCoupon(10));
        String begin = "(" + coupon.value() + ", ";
        String end = "', '2030-01-01 12:00:00.123456')";
        rows.change("INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at) VALUES " + begin + "2, 'bob"
                + end + ", " + begin + "7, 'carol" + end + ", " + begin + "1, 'alice" + end);
    }

    @Test
    void ofManyUsersThoseAreFoundWhoHaveOne() {
        var found = all(issues.findAll(coupon, List.of(new UserId("carol"), new UserId("dave"), new UserId("Bob"))));

        assertThat(found).containsExactly(new Issue(coupon, new Position(7), new UserId("carol"), NOON, null, null));
    }

    @Test
    void pagesComeInTheOrderOfPosition() {
        assertThat(positions(issues.page(coupon, 0, 2))).containsExactly(1L, 2L);
        assertThat(positions(issues.page(coupon, 2, 2))).containsExactly(7L);
        assertThat(positions(issues.page(coupon, 7, 2))).isEmpty();
    }

    @Test
    void theExtentIsTheirNumberAndTheHighestPosition() {
        assertThat(issues.extent(coupon).block(WITHIN)).isEqualTo(new Issues.Extent(3, 7));
        assertThat(issues.extent(new CouponId(rows.openCoupon(1))).block(WITHIN)).isEqualTo(new Issues.Extent(0, 0));
    }

    private static List<Long> positions(Flux<Issue> page) {
        return all(page).stream().map(issue -> issue.position().value()).toList();
    }

    private static List<Issue> all(Flux<Issue> found) {
        return Objects.requireNonNull(found.collectList().block(WITHIN));
    }

}
