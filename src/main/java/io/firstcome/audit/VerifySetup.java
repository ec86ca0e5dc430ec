package io.firstcome.audit;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/// The little of the service that verifying needs: the connections and what reads by
/// them. No web server, no loops, nothing that writes.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan("io.firstcome.audit")
@ComponentScan(basePackages = "io.firstcome", useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = VerifySetup.NEEDED))
class VerifySetup {

    static final String NEEDED = "io\\.firstcome\\.(ServiceConnections|admission\\.(ScriptRunner|GateInspection)"
            + "|issuance\\.(Journal|Issues)|audit\\.(BooksRows|EvidenceReader|Verifier|SelfTest))";

}
