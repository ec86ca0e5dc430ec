/// The figures over HTTP and as server-sent events. May touch `live`, nothing deeper.
@NullMarked
package io.firstcome.live.web;

import org.jspecify.annotations.NullMarked;
