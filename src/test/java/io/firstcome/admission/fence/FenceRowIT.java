package io.firstcome.admission.fence;

import java.time.Duration;
import java.util.Objects;

import io.r2dbc.spi.Result;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.flow.Detached;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The same, and how long others wait for it.

@ServiceTest
class FenceRowIT extends FenceRowContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final DatabaseClient database;

    private final Rows rows;

    FenceRowIT(DatabaseClient database) {
        super(database);
        this.database = database;
        this.rows = new Rows(database);
    }

    @Test
    void heartbeatsAreLookedAtWithoutLockingThem() {
        long coupon = rows.openCoupon(2);
        rows.change(
                "INSERT INTO instances (id, seen_at) VALUES ('slow', NOW(6)) ON DUPLICATE KEY UPDATE seen_at = NOW(6)");
        var slow = Objects.requireNonNull(Mono.from(database.getConnectionFactory().create()).block(WITHIN));
        try {
            Mono.from(slow.beginTransaction()).block(WITHIN);
            Flux.from(slow.createStatement("UPDATE instances SET seen_at = NOW(6) WHERE id = 'slow'").execute())
                .flatMap(Result::getRowsUpdated)
                .blockLast(WITHIN);

            Mono<Boolean> entering = new FenceRow(database).enterDirect(new CouponId(coupon), Duration.ZERO);

            assertThat(Detached.start(entering).block(AT_ONCE)).isTrue();
        }
        finally {
            Mono.from(slow.rollbackTransaction()).then(Mono.from(slow.close())).block(WITHIN);
            rows.change("DELETE FROM instances WHERE id = 'slow'");
        }
    }

}
