package io.firstcome.simulation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A SELECT that was understood.
interface Query {

    Columns columns();

    List<Cells> rows(Run run, @Nullable Scope outer);

}
