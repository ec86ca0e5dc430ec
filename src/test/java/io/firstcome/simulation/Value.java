package io.firstcome.simulation;

import org.jspecify.annotations.Nullable;

/// A part of a statement that has a value where it stands: a Long, a String, a
/// LocalDateTime, or null.
@FunctionalInterface
interface Value {

    @Nullable Object in(Scope scope);

}
