package io.firstcome.coupon;

import io.firstcome.core.UserId;

/// By which a request to create is known when it comes again.
///
/// @param caller whose key it is; another caller's equal key is another key
/// @param fingerprint of what the request asks for
public record IdempotencyKey(UserId caller, String value, String fingerprint) {
}
