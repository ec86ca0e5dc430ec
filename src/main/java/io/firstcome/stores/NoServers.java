package io.firstcome.stores;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;

import io.firstcome.core.StartFailure;

/// No MySQL is configured, and this jar contains none.
@AutoConfiguration(after = R2dbcAutoConfiguration.class)
@ConditionalOnMissingBean(R2dbcConnectionDetails.class)
class NoServers {

    @Bean
    static BeanFactoryPostProcessor refuseToStart() {
        return beans -> {
            throw new StartFailure("Neither MySQL nor Redis is configured, and this jar contains neither.",
                    NamedServers.SETTINGS);
        };
    }

}
