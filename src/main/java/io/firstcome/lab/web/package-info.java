/// The lab over HTTP, below `/lab`. May touch `lab`, nothing else.
@NullMarked
package io.firstcome.lab.web;

import org.jspecify.annotations.NullMarked;
