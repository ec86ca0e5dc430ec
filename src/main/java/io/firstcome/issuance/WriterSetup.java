package io.firstcome.issuance;

import java.util.List;

import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.firstcome.stores.WriterConnections;

/// Gives the writer as many connections as its lanes need.
@Configuration(proxyBeanMethods = false)
class WriterSetup {

    @Bean
    WriterConnections writerConnections(R2dbcConnectionDetails details,
            List<ConnectionFactoryOptionsBuilderCustomizer> customizers, IssuanceSettings settings) {
        return WriterConnections.of(details, customizers, settings.lanes());
    }

}
