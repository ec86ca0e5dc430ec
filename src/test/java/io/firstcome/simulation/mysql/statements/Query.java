package io.firstcome.simulation.mysql.statements;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.simulation.mysql.storage.Cells;
import io.firstcome.simulation.mysql.storage.Columns;

/// A SELECT that was understood.
interface Query {

    Columns columns();

    List<Cells> rows(ExecutionContext run, @Nullable NameScope outer);

}
