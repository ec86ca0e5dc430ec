package io.firstcome.admission.demand;

import java.time.Duration;

import io.firstcome.coupon.AdmissionTerms;

/// One read of a coupon's row. Times are those of the ticker.
///
/// @param readAt when its SELECT was asked for
/// @param arrivedAt when its answer was there
/// @param firstSeen when this version first arrived
record Reading(AdmissionTerms terms, long readAt, long arrivedAt, long firstSeen) {

    Reading followedBy(AdmissionTerms newer, long newerReadAt, long newerArrivedAt) {
        boolean older = newer.epoch().isBefore(terms.epoch()) || newer.version() < terms.version();
        // One that was asked for after this one had arrived is the truth all the
        // same: MySQL was restored.
        if (older && newerReadAt < arrivedAt) {
            return this;
        }
        boolean sameVersion = newer.version() == terms.version();
        return new Reading(newer, sameVersion ? Math.max(readAt, newerReadAt) : newerReadAt, newerArrivedAt,
                sameVersion ? firstSeen : newerArrivedAt);
    }

    boolean vouchesFor(SoldOutFilter.State known, long now, Duration readingHolds) {
        return known.equals(state()) && now - readAt < readingHolds.toNanos();
    }

    SoldOutFilter.State state() {
        return new SoldOutFilter.State(terms.epoch().value(), terms.version());
    }

}
