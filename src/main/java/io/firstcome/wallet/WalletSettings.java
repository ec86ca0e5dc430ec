package io.firstcome.wallet;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How wallets are read and used.
///
/// @param answerWithin how long a caller waits for MySQL before the answer is 503
@ConfigurationProperties("firstcome.wallet")
record WalletSettings(@DefaultValue("5s") Duration answerWithin) {
}
