package io.firstcome.http;

import java.time.Instant;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import io.firstcome.core.Timestamps;

/// How all JSON writes times.
@Component
class JsonTimes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    JsonTimes() {
        super("times");
        addSerializer(new Serializer());
    }

    private static final class Serializer extends StdSerializer<Instant> {

        Serializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(Timestamps.format(instant));
        }

    }

}
