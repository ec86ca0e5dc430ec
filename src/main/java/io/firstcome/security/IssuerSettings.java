package io.firstcome.security;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long what the issuer said of its keys counts.
///
/// @param refreshKeysEvery how often the keys are fetched anew; a key that was withdrawn
/// counts for as long at most
/// @param keepKeysFor how long the keys known by then count while the issuer is away
@ConfigurationProperties("firstcome.security.issuer")
@Validated
record IssuerSettings(@NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration refreshKeysEvery,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("24h") Duration keepKeysFor) {
}
