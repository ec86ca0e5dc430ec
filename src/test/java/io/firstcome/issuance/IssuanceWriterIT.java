package io.firstcome.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.ServiceTest;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Winner;

import static org.assertj.core.api.Assertions.assertThat;

/// The journal is cleared of what MySQL holds, and of nothing else.
@ServiceTest
class IssuanceWriterIT {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private final Api api;

    private final IssuanceWriter writer;

    private final Journal journal;

    private final ReactiveStringRedisTemplate redis;

    IssuanceWriterIT(Api api, IssuanceWriter writer, Journal journal, ReactiveStringRedisTemplate redis) {
        this.api = api;
        this.writer = writer;
        this.journal = journal;
        this.redis = redis;
    }

    @Test
    void whatMySqlRefusesStaysInTheJournal() {
        var coupon = new CouponId(api.openCoupon(5));
        var alice = admitted(coupon, "alice", 1);
        var bob = admitted(coupon, "bob", 1);
        var carol = admitted(coupon, "carol", 2);

        assertThat(written(alice)).isInstanceOf(Commit.Committed.class);
        assertThat(written(bob)).isInstanceOf(Commit.PositionTaken.class);
        assertThat(written(carol)).isInstanceOf(Commit.Committed.class);

        Eventually.isTrue(() -> List.of(bob).equals(journal.page(coupon, 10).collectList().block(WITHIN)));
    }

    private Commit written(Winner winner) {
        return Objects.requireNonNull(writer.write(winner).block(WITHIN));
    }

    // As the script writes it.
    private Winner admitted(CouponId coupon, String user, long position) {
        var entry = Objects.requireNonNull(redis.opsForStream()
            .add(Journal.key(coupon),
                    Map.of("user", user, "position", Long.toString(position), "epoch", "0", "at",
                            Long.toString(NOON.toEpochMilli() * 1000)))
            .block(WITHIN));
        return new Winner(coupon, new Epoch(0), new UserId(user), new Position(position), NOON,
                new Winner.EntryId(entry.getValue()));
    }

}
