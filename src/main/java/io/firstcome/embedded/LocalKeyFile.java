package io.firstcome.embedded;

import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/// With the embedded servers and nobody named whose tokens to believe, a key of our own
/// is made and kept in their folder.
final class LocalKeyFile implements EnvironmentPostProcessor, Ordered {

    private static final String KEY = "firstcome.security.local-key";

    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.";

    private static final List<String> IDENTITIES = List.of(KEY, ISSUER + "issuer-uri", ISSUER + "jwk-set-uri",
            ISSUER + "public-key-location");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!OnNothingConfigured.isMet(environment)) {
            return;
        }
        // Whoever gets here may make a token for an administrator: by itself this machine
        // only.
        environment.getPropertySources()
            .addLast(new MapPropertySource("embedded address", Map.of("server.address", "127.0.0.1")));
        if (IDENTITIES.stream().noneMatch(name -> StringUtils.hasText(environment.getProperty(name)))) {
            String key = new DataFolder(OnNothingConfigured.dataFolder(environment)).secret("local-key");
            environment.getPropertySources().addFirst(new MapPropertySource("embedded local key", Map.of(KEY, key)));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

}
