/// The issue endpoint over HTTP, and the health of admission.
@NullMarked
package io.firstcome.admission.web;

import org.jspecify.annotations.NullMarked;
