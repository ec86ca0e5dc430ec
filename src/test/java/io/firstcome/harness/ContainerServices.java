package io.firstcome.harness;

import com.redis.testcontainers.RedisContainer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.mysql.MySQLContainer;

/// MySQL and Redis in containers, with `-Dservices=containers`.
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "services", havingValue = "containers")
class ContainerServices {

    // For R2DBC only: the service derives the rest from it.
    @Bean
    @ServiceConnection(type = R2dbcConnectionDetails.class)
    MySQLContainer mySql() {
        return new MySQLContainer("mysql:9.7");
    }

    @Bean
    @ServiceConnection
    RedisContainer redis() {
        return new RedisContainer("redis:8.0").withCommand("redis-server", "--appendonly", "yes");
    }

}
