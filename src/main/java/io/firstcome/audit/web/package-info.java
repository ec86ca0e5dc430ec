/// What the audit finds, over HTTP. May touch `audit`, nothing deeper.
@NullMarked
package io.firstcome.audit.web;

import org.jspecify.annotations.NullMarked;
