package io.firstcome.lab;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServersTest;
import io.firstcome.wire.Trap;
import io.firstcome.wire.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/// What the asynchronous queue repeats and loses when its consumer is killed between the
/// commit and the pop.
@ServersTest
class QueueCrashIT {

    private static final int SEATS = 10;

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private static final String LEASE = "lab:queue:consumer";

    private static final Pattern POP = Pattern.compile("LPOP");

    private final Neighbours neighbours;

    private final Rows rows;

    private final ReactiveStringRedisTemplate redis;

    QueueCrashIT(Neighbours neighbours, DatabaseClient database, ReactiveStringRedisTemplate redis) {
        this.neighbours = neighbours;
        this.redis = redis;
        this.rows = new Rows(database);
    }

    @Test
    void oneWinnerIsIssuedToTwiceAndAnotherNotAtAll() throws InterruptedException {
        long coupon;
        try (var toRedis = Wire.to(neighbours::redisPort)) {
            coupon = killAtPop(toRedis, SEATS / 2);
        }
        assertThat(winners(coupon)).hasSize(SEATS / 2);

        try (var next = neighbours.startWithLab()) {
            next.api();
            Eventually.isTrue(() -> winners(coupon).size() == SEATS);
        }

        assertThat(winners(coupon)).containsExactly("user-1", "user-2", "user-3", "user-4", "user-5", "user-5",
                "user-6", "user-7", "user-8", "user-9");
    }

    // The queue is filled while the consumer believes that another one is at it.
    private long killAtPop(Wire toRedis, int occurrence) throws InterruptedException {
        redis.opsForValue().set(LEASE, "nobody").block(WITHIN);
        try (var consumer = neighbours.startWithLab(toRedis.port())) {
            var drop = new StrategyDrop(List.of(consumer.api()), "async-queue", SEATS);
            Api.users("user", SEATS).forEach(user -> assertThat(drop.ask(List.of(user))).containsExactly(202));
            var trap = Trap.before(POP, occurrence, consumer::kill);
            toRedis.set(trap);
            redis.delete(LEASE).block(WITHIN);
            trap.awaitSprung();
            return drop.coupon();
        }
    }

    private List<String> winners(long coupon) {
        return rows.texts("SELECT user_id FROM lab_issues WHERE coupon_id = " + coupon + " ORDER BY id");
    }

}
