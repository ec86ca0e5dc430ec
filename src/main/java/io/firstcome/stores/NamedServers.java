package io.firstcome.stores;

import java.util.List;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.firstcome.core.StartFailure;

/// MySQL and Redis are named both or neither: a Redis that happens to listen on the
/// default port must not decide for a MySQL that was named.
@Configuration(proxyBeanMethods = false)
class NamedServers {

    /// What to do where they are not.
    static final String SETTINGS = "Set SPRING_R2DBC_URL, SPRING_R2DBC_USERNAME, SPRING_R2DBC_PASSWORD and "
            + "SPRING_DATA_REDIS_HOST; or, to run it from an IDE against docker-compose.yml, the profile local.";

    private static final List<String> REDIS = List.of("spring.data.redis.url", "spring.data.redis.host",
            "spring.data.redis.sentinel.master", "spring.data.redis.cluster.nodes");

    @Bean
    static BeanFactoryPostProcessor bothAreNamed(Environment environment) {
        return beans -> {
            boolean mySql = StringUtils.hasText(environment.getProperty("spring.r2dbc.url"));
            boolean redis = REDIS.stream().anyMatch(name -> StringUtils.hasText(environment.getProperty(name)));
            if (mySql && !redis) {
                throw new StartFailure("MySQL is named, and Redis is not.", SETTINGS);
            }
            if (redis && !mySql) {
                throw new StartFailure("Redis is named, and MySQL is not.", SETTINGS);
            }
        };
    }

}
