package io.firstcome.live;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How drops are watched.
///
/// @param tick how often a snapshot of a watched coupon is taken
/// @param readWithin how long reading one may take before it is left out
/// @param couponsMax coupons that may be watched at once; beyond that the answer is 503
/// @param viewersMax viewers at once; beyond that the answer is 503
/// @param eventsPerSecondMax events to all viewers of this instance together; with more
/// viewers than leave a tick's worth to each, each is sent fewer
@Validated
@ConfigurationProperties("firstcome.live")
public record LiveSettings(@DefaultValue("500ms") Duration tick, @DefaultValue("2s") Duration readWithin,
        @DefaultValue("100") @Min(1) int couponsMax, @DefaultValue("10000") @Min(1) int viewersMax,
        @DefaultValue("500") @Min(1) int eventsPerSecondMax) {

    @AssertTrue(message = "tick must be 100 ms at least, or watching costs more than issuing")
    boolean isBearable() {
        return tick.toMillis() >= 100;
    }

}
