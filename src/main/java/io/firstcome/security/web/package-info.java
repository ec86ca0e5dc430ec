/// The local token over HTTP, for trying the service out. May touch `security`, nothing
/// else.
@NullMarked
package io.firstcome.security.web;

import org.jspecify.annotations.NullMarked;
