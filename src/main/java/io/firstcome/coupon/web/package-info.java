/// The administration of coupons over HTTP. May touch `coupon`, nothing deeper.
@NullMarked
package io.firstcome.coupon.web;

import org.jspecify.annotations.NullMarked;
