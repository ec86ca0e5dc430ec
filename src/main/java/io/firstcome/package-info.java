/// The edge of the service: what every answer, connection and start has in common. No
/// room knows it.
@NullMarked
package io.firstcome;

import org.jspecify.annotations.NullMarked;
