package io.firstcome.flow;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;

/// One meter of a room, which lists its meters in one enum. Tags are of closed sets: no
/// user and no coupon is one.
public interface RoomMeter {

    String id();

    default Counter counter() {
        return Metrics.counter(id());
    }

    default Timer timer() {
        return Metrics.timer(id());
    }

    default DistributionSummary summary() {
        return Metrics.summary(id());
    }

    /// A counter for each of the values of a tag.
    default <E extends Enum<E>> Map<E, Counter> counters(String tag, Class<E> values) {
        var counters = new EnumMap<E, Counter>(values);
        Stream.of(values.getEnumConstants())
            .forEach(value -> counters.put(value, Metrics.counter(id(), tag, value.name())));
        return counters;
    }

}
