package io.firstcome.issuance;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How winners are made durable.
///
/// @param lanes transactions that may be under way at once; a coupon keeps to one of them
/// @param batchMax winners in one transaction
/// @param waitingMax winners that may wait in one lane; beyond that the journal alone is
/// their buffer
/// @param commitTimeout how long a lane waits for one batch before it leaves it to the
/// sweeper
/// @param sweepAfter how old an entry of the journal must be before any instance may
/// commit it
/// @param sweepEvery how often an instance looks for such entries
@Validated
@ConfigurationProperties("firstcome.issuance")
record IssuanceSettings(@DefaultValue("4") @Min(1) @Max(64) int lanes,
        @DefaultValue("500") @Min(1) @Max(1000) int batchMax, @DefaultValue("20000") @Min(1) int waitingMax,
        @DefaultValue("4s") Duration commitTimeout, @DefaultValue("5s") Duration sweepAfter,
        @DefaultValue("2s") Duration sweepEvery) {

    @AssertTrue(message = "sweep-after must exceed commit-timeout, or live entries would be swept")
    boolean isSweptOnlyWhenLeft() {
        return sweepAfter.compareTo(commitTimeout) > 0;
    }

    @AssertTrue(message = "sweep-every must be positive, or the sweeper would never rest")
    boolean isRestful() {
        return sweepEvery.isPositive();
    }

}
