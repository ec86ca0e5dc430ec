/// Tables, rows, their versions and locks, as InnoDB keeps them in READ COMMITTED.
@NullMarked
package io.firstcome.simulation.mysql.storage;

import org.jspecify.annotations.NullMarked;
