/// Eight ways to give out coupons to a crowd, wrong ones and slow ones among them, each as
/// it is found in the field. May touch `coupon`, `admission` and
/// `issuance` (for the service's own way), MySQL and Redis; knows nothing of HTTP.
@NullMarked
package io.firstcome.lab.strategy;

import org.jspecify.annotations.NullMarked;
