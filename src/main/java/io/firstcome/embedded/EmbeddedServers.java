package io.firstcome.embedded;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/// Starts both servers before anything connects to them, and ends them after everything
/// else has ended: whoever connects depends on these beans.
@AutoConfiguration(before = { R2dbcAutoConfiguration.class, DataRedisAutoConfiguration.class })
@Conditional(OnNothingConfigured.class)
@ConditionalOnMissingBean({ R2dbcConnectionDetails.class, DataRedisConnectionDetails.class })
class EmbeddedServers {

    @Bean
    DataFolder dataFolder(Environment environment) {
        return new DataFolder(OnNothingConfigured.dataFolder(environment));
    }

    @Bean(destroyMethod = "close")
    DataFolderLock dataFolderLock(DataFolder dataFolder) {
        return DataFolderLock.of(dataFolder);
    }

    @Bean(destroyMethod = "close")
    EmbeddedMySql embeddedMySql(DataFolder dataFolder, DataFolderLock lock) {
        return EmbeddedMySql.start(dataFolder);
    }

    @Bean(destroyMethod = "close")
    EmbeddedRedis embeddedRedis(DataFolder dataFolder, DataFolderLock lock) {
        return EmbeddedRedis.start(dataFolder);
    }

    @Bean
    R2dbcConnectionDetails embeddedMySqlDetails(EmbeddedMySql server) {
        return () -> ConnectionFactoryOptions.builder()
            .option(ConnectionFactoryOptions.DRIVER, "mysql")
            .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
            .option(ConnectionFactoryOptions.PORT, server.port())
            .option(ConnectionFactoryOptions.USER, EmbeddedMySql.USER)
            .option(ConnectionFactoryOptions.PASSWORD, server.password())
            .option(ConnectionFactoryOptions.DATABASE, EmbeddedMySql.DATABASE)
            .build();
    }

    @Bean
    DataRedisConnectionDetails embeddedRedisDetails(EmbeddedRedis server) {
        return new DataRedisConnectionDetails() {

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public Standalone getStandalone() {
                return Standalone.of("127.0.0.1", server.port());
            }

        };
    }

    @Bean
    Welcome welcome(DataFolder dataFolder, EmbeddedMySql mySql, EmbeddedRedis redis, Environment environment) {
        return new Welcome(dataFolder, mySql, redis, environment);
    }

}
