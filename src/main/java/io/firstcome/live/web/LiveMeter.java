package io.firstcome.live.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// What this room measures.
enum LiveMeter {

    /// Connected viewers of event streams.
    VIEWERS("firstcome.live.viewers");

    private final String id;

    LiveMeter(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static void bind(Viewers viewers, MeterRegistry registry) {
        Gauge.builder(VIEWERS.id, viewers, Viewers::connected).register(registry);
    }

}
