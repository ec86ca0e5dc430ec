package io.firstcome.simulation.mysql.statements;

import org.jspecify.annotations.Nullable;

/// A part of a statement that has a value where it stands: a Long, a String, a
/// LocalDateTime, or null.
@FunctionalInterface
public interface ValueExpression {

    @Nullable Object in(NameScope scope);

}
