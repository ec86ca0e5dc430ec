package io.firstcome.admission;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.StringUtils;

import io.firstcome.admission.gate.GateKeys;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.harness.Api;
import io.firstcome.harness.Problems;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// A bug must not look like an outage, or nobody would ever find it.
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class UnexpectedErrorIT {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Api api;

    private final Rows rows;

    private final ReactiveStringRedisTemplate redis;

    UnexpectedErrorIT(Api api, DatabaseClient database, ReactiveStringRedisTemplate redis) {
        this.api = api;
        this.rows = new Rows(database);
        this.redis = redis;
    }

    @Test
    void anErrorThatIsNoOutageAnswers500AndIsLoggedOnceWithItsStack(CapturedOutput output) {
        long coupon = api.openCoupon(5);
        api.issue(coupon, "early").expectStatus().isCreated();
        var epoch = new Epoch(rows.number("SELECT admission_epoch FROM coupons WHERE id = " + coupon));
        String gate = GateKeys.of(new CouponId(coupon), epoch).gate();

        // A word that decide.lua hands through and nobody knows.
        redis.opsForHash().put(gate, "state", "UNHEARD_OF").block(WITHIN);

        Problems.expect(api.issue(coupon, "late"), 500, "internal");
        assertThat(StringUtils.countOccurrencesOf(output.getOut(), "decide.lua replied UNHEARD_OF")).isEqualTo(1);
        assertThat(output.getOut()).contains("POST /v1/coupons/" + coupon + "/issues failed",
                "at io.firstcome.admission.gate.GateReply");
    }

}
