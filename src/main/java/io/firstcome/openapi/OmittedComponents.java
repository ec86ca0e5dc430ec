package io.firstcome.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Whether a record's component is left out when it is null.
final class OmittedComponents {

    private static final Set<JsonInclude.Include> LEFT_OUT = Set.of(JsonInclude.Include.NON_NULL,
            JsonInclude.Include.NON_ABSENT);

    private OmittedComponents() {
    }

    static boolean whenNull(RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude include = own != null ? own : component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        return include != null && LEFT_OUT.contains(include.value());
    }

}
