package io.firstcome.admission.demand;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How this instance serves the coupons that are asked for.
///
/// @param batchMax users in one run of the script
/// @param waitingMax users of one coupon that may wait for the script; beyond that the
/// answer is 503
/// @param decideWithin how long a caller waits for a decision, a rebuild of Redis
/// included
/// @param readEvery how often the rows of live coupons are read
/// @param readingHolds how old a reading may be for answers from memory
/// @param raiseAfter how long after it was first seen a higher capacity reaches Redis
/// @param liveMax coupons kept in memory
/// @param filterMax winners that one coupon's sold-out filter may hold; beyond that Redis
/// is asked
/// @param filterMaxInAll the same for all coupons together
@Validated
@ConfigurationProperties("firstcome.admission")
public record DemandSettings(@DefaultValue("256") @Min(1) @Max(1000) int batchMax,
        @DefaultValue("20000") @Min(1) int waitingMax, @DefaultValue("2s") Duration decideWithin,
        @DefaultValue("1s") Duration readEvery, @DefaultValue("2s") Duration readingHolds,
        @DefaultValue("2s") Duration raiseAfter, @DefaultValue("10000") @Min(1) int liveMax,
        @DefaultValue("100000") @Min(0) int filterMax, @DefaultValue("400000") @Min(0) int filterMaxInAll) {

    @AssertTrue(message = "raise-after must not be shorter than reading-holds, or a seat is denied after it was there")
    boolean isRaisedOnlyWhenFiltersAreGone() {
        return raiseAfter.compareTo(readingHolds) >= 0;
    }

    @AssertTrue(message = "reading-holds must exceed read-every, or nothing is ever answered from memory")
    boolean isReadInTime() {
        return readingHolds.compareTo(readEvery) > 0 && readEvery.isPositive();
    }

}
