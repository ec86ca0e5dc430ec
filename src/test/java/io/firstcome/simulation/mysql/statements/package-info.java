/// Parses the service's own SQL and runs it on the tables of `mysql.storage`.
@NullMarked
package io.firstcome.simulation.mysql.statements;

import org.jspecify.annotations.NullMarked;
