package io.firstcome.audit;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/// What this room measures. No tag names a coupon: the log does.
enum AuditMeter {

    /// Differences found between Redis and MySQL, by kind, each time that one is found.
    DIFFERENCES("firstcome.audit.differences"),

    /// Coupons compared.
    COMPARISONS("firstcome.audit.comparisons");

    private final String id;

    AuditMeter(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    Counter counter() {
        return Metrics.counter(id);
    }

    static Map<Difference.Kind, Counter> differences() {
        var counters = new EnumMap<Difference.Kind, Counter>(Difference.Kind.class);
        Stream.of(Difference.Kind.values())
            .forEach(kind -> counters.put(kind, Metrics.counter(DIFFERENCES.id, "kind", kind.name())));
        return counters;
    }

}
