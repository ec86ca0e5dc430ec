package io.firstcome.live.web;

import io.firstcome.flow.RoomMeter;

/// What this room measures.
enum LiveMeter implements RoomMeter {

    /// Connected viewers of event streams.
    VIEWERS("firstcome.live.viewers");

    private final String id;

    LiveMeter(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

}
