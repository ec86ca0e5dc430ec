package io.firstcome.stores;

import java.util.List;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// MySQL and Redis are named both or neither: a Redis that happens to listen on the
/// default port must not decide for a MySQL that was named.
@Configuration(proxyBeanMethods = false)
class NamedServers {

    private static final List<String> REDIS = List.of("spring.data.redis.url", "spring.data.redis.host",
            "spring.data.redis.sentinel.master", "spring.data.redis.cluster.nodes");

    @Bean
    static BeanFactoryPostProcessor bothAreNamed(Environment environment) {
        return beans -> {
            boolean mySql = StringUtils.hasText(environment.getProperty("spring.r2dbc.url"));
            boolean redis = REDIS.stream().anyMatch(name -> StringUtils.hasText(environment.getProperty(name)));
            if (mySql && !redis) {
                throw new SettingsMissingException("MySQL is named, and Redis is not.");
            }
            if (redis && !mySql) {
                throw new SettingsMissingException("Redis is named, and MySQL is not.");
            }
        };
    }

}
