/// The lab over HTTP, below `/lab`. May touch `lab`, and the problems of `coupon`.
@NullMarked
package io.firstcome.lab.web;

import org.jspecify.annotations.NullMarked;
