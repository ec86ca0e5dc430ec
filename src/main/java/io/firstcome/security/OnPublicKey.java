package io.firstcome.security;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// Holds where an issuer is known by its one public key, and cannot be asked.
final class OnPublicKey implements Condition {

    private static final String PROPERTY = "spring.security.oauth2.resourceserver.jwt.public-key-location";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isSet(context.getEnvironment()) && !OnIssuer.isSet(context.getEnvironment());
    }

    static boolean isSet(Environment environment) {
        return StringUtils.hasText(environment.getProperty(PROPERTY));
    }

}
