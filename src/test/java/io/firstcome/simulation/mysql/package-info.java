/// A MySQL in memory: sessions, transactions and the objects of the R2DBC driver. Runs
/// the statements of `mysql.statements` on the rows of `mysql.storage`.
@NullMarked
package io.firstcome.simulation.mysql;

import org.jspecify.annotations.NullMarked;
