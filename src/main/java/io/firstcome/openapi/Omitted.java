package io.firstcome.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Whether a type leaves out what is null.
final class Omitted {

    private Omitted() {
    }

    static boolean whenNull(Class<?> type) {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

}
