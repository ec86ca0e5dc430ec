package io.firstcome.admission.gate;

import java.util.UUID;

import org.springframework.stereotype.Component;

/// Names this instance among the others, from its start until its end.
@Component
public final class InstanceId {

    private final String value = UUID.randomUUID().toString();

    public String value() {
        return value;
    }

}
