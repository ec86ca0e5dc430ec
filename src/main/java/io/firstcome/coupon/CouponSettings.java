package io.firstcome.coupon;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How coupons are read and administered.
///
/// @param answerWithin how long a caller waits for MySQL before the answer is 503
@ConfigurationProperties("firstcome.coupon")
record CouponSettings(@DefaultValue("5s") Duration answerWithin) {
}
