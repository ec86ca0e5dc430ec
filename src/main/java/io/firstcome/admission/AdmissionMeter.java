package io.firstcome.admission;

import io.firstcome.flow.RoomMeter;

/// What the desk measures.
enum AdmissionMeter implements RoomMeter {

    /// Answers to requests to issue, by outcome.
    ANSWERS("firstcome.admission.answers");

    private final String id;

    AdmissionMeter(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

}
