/// The wallet over HTTP. May touch `wallet`, and the words of `coupon` and `issuance`.
@NullMarked
package io.firstcome.wallet.web;

import org.jspecify.annotations.NullMarked;
