package io.firstcome.admission.gate;

import io.firstcome.flow.RoomMeter;

/// What the gate measures.
enum GateMeter implements RoomMeter {

    /// Users in one run of the script.
    BATCH("firstcome.admission.batch"),

    /// From sending the script until its reply.
    SCRIPT("firstcome.admission.script");

    private final String id;

    GateMeter(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

}
