package io.firstcome.stores;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/// No MySQL is named, and none is on board.
@AutoConfiguration(after = R2dbcAutoConfiguration.class)
@ConditionalOnMissingBean(R2dbcConnectionDetails.class)
class NoServers {

    @Bean
    static BeanFactoryPostProcessor refuseToStart() {
        return beans -> {
            throw new SettingsMissingException("No MySQL and no Redis are named, and none are on board of this jar.");
        };
    }

}
