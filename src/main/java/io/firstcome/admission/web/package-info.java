/// The issue endpoint over HTTP. May touch `admission` and what it hands out, nothing
/// deeper.
@NullMarked
package io.firstcome.admission.web;

import org.jspecify.annotations.NullMarked;
