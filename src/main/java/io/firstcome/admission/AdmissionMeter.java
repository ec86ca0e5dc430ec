package io.firstcome.admission;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;

/// What this room measures. The tags are of closed sets: no user and no coupon is one.
enum AdmissionMeter {

    /// Answers to requests to issue, by outcome.
    ANSWERS("firstcome.admission.answers"),

    /// Users in one run of the script.
    BATCH("firstcome.admission.batch"),

    /// From sending the script until its reply.
    SCRIPT("firstcome.admission.script"),

    /// States of Redis that were made anew, the first ones of new coupons among them.
    REBUILDS("firstcome.admission.rebuilds"),

    /// Epochs that were raised: states of Redis given up, for a new one or for MySQL.
    EPOCHS("firstcome.admission.epochs"),

    /// Coupons about which MySQL decides by itself.
    DIRECT("firstcome.admission.direct"),

    /// 1 while this instance does not reach Redis.
    REDIS_LOST("firstcome.admission.redis.lost");

    private final String id;

    AdmissionMeter(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    Counter counter() {
        return Metrics.counter(id);
    }

    Timer timer() {
        return Metrics.timer(id);
    }

    DistributionSummary summary() {
        return Metrics.summary(id);
    }

    static Map<Answer, Counter> answers() {
        var counters = new EnumMap<Answer, Counter>(Answer.class);
        Stream.of(Answer.values())
            .forEach(answer -> counters.put(answer, Metrics.counter(ANSWERS.id, "outcome", answer.name())));
        return counters;
    }

}
