package io.firstcome.admission.fence;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// When this instance changes what may admit, and how fast.
///
/// @param redisPatience how long no instance may have reached Redis before MySQL decides
/// by itself
/// @param redisSteadyFor how long an instance must have reached Redis without a break
/// before Redis decides again; doubled, up to five times, for each time that it was lost
/// in the last ten minutes
/// @param rebuildsAtOnce coupons that this instance rebuilds at once; the others wait
/// their turn, and their callers hear 503
/// @param rebuildStepWithin how long one step of a rebuild may take, a page of it where
/// it has pages
@Validated
@ConfigurationProperties("firstcome.admission")
record FenceSettings(@DefaultValue("3s") Duration redisPatience, @DefaultValue("10s") Duration redisSteadyFor,
        @DefaultValue("32") @Min(1) int rebuildsAtOnce, @DefaultValue("5s") Duration rebuildStepWithin) {

    private static final Duration PATIENCE_MIN = Duration.ofSeconds(3);

    @AssertTrue(message = "redis-patience must be three seconds at least, or a heartbeat that is late counts as a loss")
    boolean isPatient() {
        return redisPatience.compareTo(PATIENCE_MIN) >= 0;
    }

    @AssertTrue(message = "rebuild-step-within must stay below ten seconds, or a rebuild outlives its lease")
    boolean isRebuiltWithinLease() {
        return rebuildStepWithin.compareTo(FenceRow.LEASE) < 0;
    }

}
