package io.firstcome.audit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How closely this instance looks.
///
/// @param compareEvery how often Redis and MySQL are compared for every coupon that
/// somebody asks for
/// @param lookWithin how long one look may take
@Validated
@ConfigurationProperties("firstcome.audit")
record AuditSettings(@DefaultValue("30s") Duration compareEvery, @DefaultValue("10s") Duration lookWithin) {
}
