package io.firstcome.stores;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What Redis says of itself.
///
/// @param evictionPolicy its `maxmemory-policy`
/// @param appendOnly whether it keeps an append-only file
/// @param ahead by how much its clock is ahead of the service's; negative when behind
record RedisFacts(String evictionPolicy, boolean appendOnly, Duration ahead) {

    private static final Duration CLOCKS_APART_MAX = Duration.ofSeconds(2);

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        // Policies for volatile keys touch none of ours: they have no TTL.
        if (evictionPolicy.startsWith("allkeys")) {
            findings.add(new Finding.Unsafe(
                    "Redis evicts keys when it is full (maxmemory-policy " + evictionPolicy
                            + "), and a seat that is evicted is a seat given out twice.",
                    "Set maxmemory-policy to noeviction: redis-cli CONFIG SET maxmemory-policy noeviction, and in its "
                            + "configuration file."));
        }
        if (!appendOnly) {
            findings
                .add(new Finding.Doubtful("Redis keeps no append-only file: when it crashes, a 202 whose row is not "
                        + "committed yet is lost with it. A 201 is not."));
        }
        if (ahead.abs().compareTo(CLOCKS_APART_MAX) > 0) {
            findings.add(new Finding.Doubtful("The clocks of Redis and of the service are " + ahead.abs().toMillis()
                    + " ms apart. Coupons open by the clock of Redis."));
        }
        return findings;
    }

}
