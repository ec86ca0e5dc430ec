/// Making it durable: the journal of winners in Redis, the group-commit writer, the
/// sweeper, and the reads of issues. Whether somebody may win is not decided here; what
/// this room must know of that it asks of [io.firstcome.issuance.Authority], which
/// `admission` implements.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.firstcome.issuance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
