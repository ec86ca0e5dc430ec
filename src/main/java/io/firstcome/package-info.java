/// Where the service starts. Nothing else is here; the rooms are below.
@NullMarked
package io.firstcome;

import org.jspecify.annotations.NullMarked;
